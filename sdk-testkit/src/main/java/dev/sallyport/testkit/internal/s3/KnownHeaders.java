package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.sigv4.Query;
import java.util.Locale;
import java.util.Set;

/** What a request may ask for here. S3 can do more; what isn't built is refused, never ignored. */
final class KnownHeaders {

    private static final Set<String> ANY = Set.of(
            "x-amz-content-sha256",
            "x-amz-date",
            "x-amz-security-token",
            "x-amz-expected-bucket-owner",
            "x-amz-user-agent");
    private static final Set<String> PUT = Set.of(
            "x-amz-decoded-content-length",
            "x-amz-trailer",
            "x-amz-sdk-checksum-algorithm",
            "x-amz-server-side-encryption",
            "x-amz-server-side-encryption-aws-kms-key-id");

    private KnownHeaders() {}

    static void checkPut(AwsRequest request) throws AwsError {
        for (String name : request.headers().keySet()) {
            boolean known = PUT.contains(name) || name.startsWith("x-amz-meta-") || name.startsWith("x-amz-checksum-");
            check(name, known);
            if (name.equals("if-match") || name.equals("if-none-match")) {
                throw S3Errors.notImplemented(name);
            }
        }
        checkQuery(request, Set.of());
    }

    static void checkGet(AwsRequest request) throws AwsError {
        for (String name : request.headers().keySet()) {
            // The Java SDK offers an MD5 behind the body, and sums up the empty body of a GET; S3 may leave both out.
            check(name, name.startsWith("x-amz-checksum-") || name.equals("x-amz-te"));
            if (name.equals("if-modified-since") || name.equals("if-unmodified-since") || name.equals("if-range")) {
                throw S3Errors.notImplemented(name);
            }
        }
        checkQuery(request, Set.of("versionId"));
    }

    private static void check(String name, boolean known) throws AwsError {
        if (name.startsWith("x-amz-") && !ANY.contains(name) && !known) {
            throw S3Errors.notImplemented(name);
        }
    }

    private static void checkQuery(AwsRequest request, Set<String> known) throws AwsError {
        for (Query.Parameter parameter : Query.parse(request.rawQuery()).parameters()) {
            String name = parameter.name();
            // x-id repeats the operation's name for logs.
            if (!name.toLowerCase(Locale.ROOT).equals("x-id") && !name.startsWith("X-Amz-") && !known.contains(name)) {
                throw S3Errors.notImplemented(name);
            }
        }
    }
}
