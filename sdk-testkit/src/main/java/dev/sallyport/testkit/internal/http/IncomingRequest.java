package dev.sallyport.testkit.internal.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;

/** Jetty's request as the sandbox sees it. */
final class IncomingRequest {

    private IncomingRequest() {}

    /** @param secured whether the listeners have TLS, so that a connection without it is told apart */
    static AwsRequest of(Request request, boolean secured) {
        return new AwsRequest(
                listener(request),
                secured ? connection(request) : Connection.LOOPBACK,
                request.getMethod(),
                Objects.requireNonNullElse(request.getHttpURI().getPath(), "/"),
                Objects.requireNonNullElse(request.getHttpURI().getQuery(), ""),
                headers(request),
                Content.Source.asInputStream(request));
    }

    static Listener listener(Request request) {
        return Listener.valueOf(request.getConnectionMetaData().getConnector().getName());
    }

    private static Connection connection(Request request) {
        Object tls = request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE);
        Optional<String> version = tls instanceof EndPoint.SslSessionData session
                ? Optional.of(session.sslSession().getProtocol())
                : Optional.empty();
        return new Connection(version, Request.getRemoteAddr(request));
    }

    private static Map<String, List<String>> headers(Request request) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.computeIfAbsent(field.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(text(field.getValue()));
        }
        String authority = request.getHttpURI().getAuthority();
        if (authority != null) {
            headers.putIfAbsent("host", List.of(authority));
            if (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_2) {
                headers.put(":authority", List.of(authority));
            }
        }
        return headers;
    }

    /** Jetty reads a header's bytes as Latin-1; AWS's clients send and sign UTF-8. */
    private static String text(String value) {
        if (value == null) {
            return "";
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return value;
        }
    }
}
