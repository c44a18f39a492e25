package dev.sallyport.testkit.internal;

import dev.sallyport.testkit.internal.http.Listener;
import dev.sallyport.testkit.internal.iam.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;
import software.amazon.awssdk.checksums.spi.ChecksumAlgorithm;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** A request signed by the SDK's signer and sent over a plain socket, so that it can be changed in between. */
public final class SignedCall {

    private final URI endpoint;
    private final String service;
    private String region;
    private String accessKeyId;
    private String secret;
    private String token;
    private Clock clock = Clock.systemUTC();
    private SdkHttpRequest.Builder request;
    private byte[] body = new byte[0];
    private int sent = Integer.MAX_VALUE;
    private boolean chunked;
    private boolean payloadSigned = true;
    private boolean lengthSigned = true;
    private @Nullable ChecksumAlgorithm checksum;
    private @Nullable Duration lifetime;
    private UnaryOperator<SdkHttpRequest> changed = UnaryOperator.identity();
    private UnaryOperator<byte[]> changedBody = UnaryOperator.identity();

    /** A GET of {@code /}. */
    public SignedCall(RunningFront front, Listener listener, String service, String region, Session session) {
        this.endpoint = front.uri(listener);
        this.service = service;
        this.region = region;
        this.accessKeyId = session.accessKeyId();
        this.secret = session.secretAccessKey();
        this.token = session.token();
        this.request = SdkHttpRequest.builder().uri(endpoint).method(SdkHttpMethod.GET);
    }

    /** Another method and path. */
    public SignedCall to(String method, String path) {
        request.method(SdkHttpMethod.fromValue(method)).encodedPath(path);
        return this;
    }

    /** One more query parameter. */
    public SignedCall query(String name, String value) {
        request.appendRawQueryParameter(name, value);
        return this;
    }

    /** One more header that is signed. */
    public SignedCall header(String name, String value) {
        request.appendHeader(name, value);
        return this;
    }

    /** That body, its hash signed. */
    public SignedCall body(String text) {
        body = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /** Those bytes as a body, their hash signed. */
    public SignedCall bytes(byte[] content) {
        body = content.clone();
        return this;
    }

    /** The body in chunks, each signed, with a checksum in the trailer if one is named. */
    public SignedCall chunked(@Nullable ChecksumAlgorithm algorithm) {
        chunked = true;
        checksum = algorithm;
        return this;
    }

    /** The body in chunks without signatures and a CRC32 in the trailer. */
    public SignedCall unsignedChunks() {
        // The SDK leaves chunks unsigned only where it believes in TLS.
        request.protocol("https");
        payloadSigned = false;
        return chunked(DefaultChecksumAlgorithm.CRC32);
    }

    /** The body's length not among the signed headers; the SDK signs it, other clients don't. */
    public SignedCall unsignedLength() {
        lengthSigned = false;
        return this;
    }

    /** The body not covered by the signature. */
    public SignedCall unsignedBody() {
        request.protocol("https");
        payloadSigned = false;
        return this;
    }

    /** The signature in the query. */
    public SignedCall presigned(Duration goodFor) {
        lifetime = goodFor;
        payloadSigned = !service.equals("s3");
        request.protocol("https");
        return this;
    }

    /** Signed at another time. */
    public SignedCall at(Clock time) {
        clock = time;
        return this;
    }

    /** Signed for another Region. */
    public SignedCall region(String other) {
        region = other;
        return this;
    }

    /** With another access key. */
    public SignedCall accessKeyId(String other) {
        accessKeyId = other;
        return this;
    }

    /** With another secret. */
    public SignedCall secret(String other) {
        secret = other;
        return this;
    }

    /** With another token. */
    public SignedCall token(String other) {
        token = other;
        return this;
    }

    /** Changed after it was signed. */
    public SignedCall changed(UnaryOperator<SdkHttpRequest> change) {
        changed = change;
        return this;
    }

    /** With a body changed after it was signed. */
    public SignedCall changedBody(UnaryOperator<String> change) {
        changedBody =
                bytes -> change.apply(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /** Sends no more of the body than that, then ends the connection. */
    public SignedCall hangUpAfter(int bytes) {
        sent = bytes;
        return this;
    }

    /** Sends it. */
    public RawReply send() throws IOException {
        SignedRequest signed = AwsV4HttpSigner.create().sign(this::describe);
        SdkHttpRequest head = changed.apply(signed.request());
        byte[] bytes = changedBody.apply(read(signed));
        return send(endpoint, head, bytes, Math.min(sent, bytes.length));
    }

    private void describe(SignRequest.Builder<software.amazon.awssdk.identity.spi.AwsCredentialsIdentity> sign) {
        if (lengthSigned) {
            request.putHeader("content-length", Integer.toString(body.length));
        }
        sign.identity(AwsSessionCredentialsIdentity.builder()
                        .accessKeyId(accessKeyId)
                        .secretAccessKey(secret)
                        .sessionToken(token)
                        .build())
                .request(request.build())
                .payload(ContentStreamProvider.fromByteArray(body))
                .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(HttpSigner.SIGNING_CLOCK, clock)
                .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, !service.equals("s3"))
                .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, !service.equals("s3"))
                .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, payloadSigned)
                .putProperty(AwsV4FamilyHttpSigner.CHUNK_ENCODING_ENABLED, chunked);
        if (checksum != null) {
            sign.putProperty(AwsV4FamilyHttpSigner.CHECKSUM_ALGORITHM, checksum);
        }
        if (lifetime != null) {
            sign.putProperty(AwsV4FamilyHttpSigner.AUTH_LOCATION, AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                    .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, lifetime);
        }
    }

    private static byte[] read(SignedRequest signed) throws IOException {
        if (signed.payload().isEmpty()) {
            return new byte[0];
        }
        try (InputStream in = signed.payload().get().newStream()) {
            return in.readAllBytes();
        }
    }

    /** Sends a request without any signing. */
    public static RawReply send(URI endpoint, SdkHttpRequest head, byte[] body) throws IOException {
        return send(endpoint, head, body, body.length);
    }

    private static RawReply send(URI endpoint, SdkHttpRequest head, byte[] body, int sent) throws IOException {
        StringBuilder text = new StringBuilder(head.method() + " " + head.encodedPath()
                + head.encodedQueryParameters().map(query -> "?" + query).orElse("") + " HTTP/1.1\r\n");
        head.forEachHeader((name, values) -> values.stream()
                .filter(value -> !name.equalsIgnoreCase("content-length"))
                .forEach(value -> text.append(name).append(": ").append(value).append("\r\n")));
        if (head.firstMatchingHeader("host").isEmpty()) {
            text.append("Host: ").append(endpoint.getAuthority()).append("\r\n");
        }
        text.append("Connection: close\r\nContent-Length: ").append(body.length).append("\r\n\r\n");
        return exchange(endpoint, text.toString().getBytes(StandardCharsets.UTF_8), Arrays.copyOf(body, sent));
    }

    private static RawReply exchange(URI endpoint, byte[] head, byte[] body) throws IOException {
        try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head);
            out.write(body);
            socket.shutdownOutput();
            ByteArrayOutputStream reply = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(reply);
            return RawReply.parse(reply.toString(StandardCharsets.UTF_8));
        }
    }

    /**
     * What came back.
     *
     * @param status the status
     * @param headers the header lines
     * @param body the body
     */
    public record RawReply(int status, List<String> headers, String body) {

        static RawReply parse(String reply) {
            int end = reply.indexOf("\r\n\r\n");
            if (end < 0) {
                return new RawReply(0, List.of(), "");
            }
            List<String> head = List.of(reply.substring(0, end).split("\r\n", -1));
            return new RawReply(
                    Integer.parseInt(head.get(0).split(" ", -1)[1]),
                    head.subList(1, head.size()),
                    reply.substring(end + 4));
        }

        /** Status and error code, {@code 403 AccessDenied}. */
        public String error() {
            java.util.regex.Matcher code = java.util.regex.Pattern.compile("<Code>(.*?)</Code>|\"__type\":\"(.*?)\"")
                    .matcher(body);
            return status + " " + (code.find() ? code.group(1) == null ? code.group(2) : code.group(1) : "");
        }
    }
}
