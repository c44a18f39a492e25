package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.sigv4.Query;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a request of one kind may ask for here. S3 can do more; what isn't built is refused, never ignored.
 *
 * @param headers headers by lower-case name
 * @param parameters parameters of the query
 */
record Known(Set<String> headers, Set<String> parameters) {

    /** What any request may carry. S3 needs no payer named where the owner pays. */
    private static final Set<String> ANY = Set.of(
            "x-amz-content-sha256",
            "x-amz-date",
            "x-amz-security-token",
            "x-amz-expected-bucket-owner",
            "x-amz-request-payer",
            "x-amz-user-agent",
            "x-amz-te",
            "x-amz-decoded-content-length",
            "x-amz-trailer",
            "x-amz-sdk-checksum-algorithm");

    Known {
        headers = Set.copyOf(headers);
        parameters = Set.copyOf(parameters);
    }

    static Known of(String... headers) {
        return new Known(Set.of(headers), Set.of());
    }

    Known and(Known other) {
        Set<String> all = new TreeSet<>(headers);
        all.addAll(other.headers);
        return new Known(all, parameters).with(other.parameters.toArray(String[]::new));
    }

    Known with(String... more) {
        Set<String> all = new TreeSet<>(parameters);
        all.addAll(Set.of(more));
        return new Known(headers, all);
    }

    void check(S3Request request) throws AwsError {
        for (String name : request.http().headers().keySet()) {
            boolean condition = name.startsWith("if-") || name.equals("range");
            if ((name.startsWith("x-amz-") || condition) && !isKnown(name)) {
                throw S3Errors.notImplementedHeader(name);
            }
        }
        for (Query.Parameter parameter : request.query().parameters()) {
            String name = parameter.name();
            // x-id repeats the operation's name for logs; a header may travel in a presigned query.
            if (!name.equals("x-id")
                    && !name.toLowerCase(Locale.ROOT).startsWith("x-amz-")
                    && !parameters.contains(name)) {
                throw S3Errors.notImplemented("the parameter " + name);
            }
        }
    }

    private boolean isKnown(String name) {
        return ANY.contains(name)
                || headers.contains(name)
                || ChecksumAlgorithm.isValue(name)
                || (name.startsWith(Description.METADATA) && headers.contains(Description.METADATA))
                || AccessControlHeaders.isOne(name);
    }
}
