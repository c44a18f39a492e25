package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;

/** Access control lists, which the bucket doesn't take: its owner owns every object in it. */
final class AccessControlHeaders {

    private static final String ACL = "x-amz-acl";

    private AccessControlHeaders() {}

    static boolean isOne(String name) {
        return name.equals(ACL) || name.startsWith("x-amz-grant-");
    }

    static void check(S3Request request) throws AwsError {
        for (String name : request.http().headers().keySet()) {
            boolean harmless = name.equals(ACL)
                    && request.header(name)
                            .filter("bucket-owner-full-control"::equals)
                            .isPresent();
            if (isOne(name) && !harmless) {
                throw new AwsError(400, "AccessControlListNotSupported", "The bucket does not allow ACLs");
            }
        }
    }
}
