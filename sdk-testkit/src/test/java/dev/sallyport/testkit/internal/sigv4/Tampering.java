package dev.sallyport.testkit.internal.sigv4;

import dev.sallyport.testkit.internal.RunningFront;
import dev.sallyport.testkit.internal.SignedCall;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** One change to a request that would have been accepted. */
interface Tampering {

    SignedCall apply(SignedCall call, RunningFront front);

    /** The request head changed after it was signed. */
    static Tampering head(UnaryOperator<SdkHttpRequest> change) {
        return (call, front) -> call.changed(change);
    }

    /** The Authorization header changed after the request was signed. */
    static Tampering authorization(UnaryOperator<String> change) {
        return header("Authorization", change);
    }

    static Tampering header(String name, UnaryOperator<String> change) {
        return head(request -> request.toBuilder()
                .putHeader(name, change.apply(request.firstMatchingHeader(name).orElseThrow()))
                .build());
    }

    static Tampering replaced(String name, String value) {
        return head(request -> request.toBuilder().putHeader(name, value).build());
    }

    static Tampering added(String name, String value) {
        return head(request -> request.toBuilder().appendHeader(name, value).build());
    }

    static Tampering removed(String name) {
        return head(request -> request.toBuilder().removeHeader(name).build());
    }

    static Tampering method(String method) {
        return head(request ->
                request.toBuilder().method(SdkHttpMethod.fromValue(method)).build());
    }

    static Tampering query(String name, String value) {
        return head(
                request -> request.toBuilder().putRawQueryParameter(name, value).build());
    }

    static Tampering query(String name, UnaryOperator<String> change) {
        return head(request -> request.toBuilder()
                .putRawQueryParameter(
                        name,
                        change.apply(
                                request.firstMatchingRawQueryParameter(name).orElseThrow()))
                .build());
    }

    static Tampering queryRemoved(String name) {
        return head(request -> {
            Map<String, List<String>> parameters = new LinkedHashMap<>(request.rawQueryParameters());
            parameters.remove(name);
            return request.toBuilder().rawQueryParameters(parameters).build();
        });
    }

    static Tampering queryReversed() {
        return head(request -> {
            List<String> names = new ArrayList<>(request.rawQueryParameters().keySet());
            Collections.reverse(names);
            Map<String, List<String>> parameters = new LinkedHashMap<>();
            names.forEach(
                    name -> parameters.put(name, request.rawQueryParameters().get(name)));
            return request.toBuilder().rawQueryParameters(parameters).build();
        });
    }

    static Tampering body(UnaryOperator<String> change) {
        return (call, front) -> call.changedBody(change);
    }

    /** Signed by a client whose clock is wrong by that. */
    static Tampering clock(Duration wrongBy) {
        return (call, front) -> call.at(Clock.offset(front.clock, wrongBy));
    }

    /** Without that header among the signed ones; the header itself stays. */
    static Tampering unsigned(String name) {
        return authorization(header -> {
            String names = header.replaceFirst(".*SignedHeaders=([^,]*),.*", "$1");
            String rest = Stream.of(names.split(";", -1))
                    .filter(other -> !other.equals(name))
                    .collect(Collectors.joining(";"));
            return header.replace(names, rest);
        });
    }
}
