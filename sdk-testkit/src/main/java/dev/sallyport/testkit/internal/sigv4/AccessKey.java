package dev.sallyport.testkit.internal.sigv4;

import dev.sallyport.testkit.internal.http.AwsRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The access key that a request names, whatever its signature is worth. */
public final class AccessKey {

    private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/,\\s]+)/");

    private AccessKey() {}

    /** The key's id in the header or in a presigned query; empty if there is none. */
    public static Optional<String> of(AwsRequest request) {
        Optional<String> inQuery =
                Query.parse(request.rawQuery()).value("X-Amz-Credential").map(value -> value.split("/", 2)[0]);
        return inQuery.or(() -> request.header("authorization")
                .map(CREDENTIAL::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1)));
    }
}
