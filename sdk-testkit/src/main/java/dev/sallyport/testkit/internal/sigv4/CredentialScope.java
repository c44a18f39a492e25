package dev.sallyport.testkit.internal.sigv4;

import dev.sallyport.testkit.internal.http.AwsError;

/**
 * What a signature is for.
 *
 * @param date {@code 20261124}
 * @param region the Region
 * @param service the service's signing name
 */
record CredentialScope(String date, String region, String service) {

    private static final String END = "aws4_request";

    /** A scope and the access key in front of it: {@code AKID/20261124/us-east-1/s3/aws4_request}. */
    static Credential parse(String credential, ClaimRefusals refusals) throws AwsError {
        String[] parts = credential.split("/", -1);
        if (parts.length != 5 || parts[0].isEmpty()) {
            throw refusals.credential(credential);
        }
        if (!parts[4].equals(END)) {
            throw refusals.terminator(parts[4]);
        }
        return new Credential(parts[0], new CredentialScope(parts[1], parts[2], parts[3]));
    }

    @Override
    public String toString() {
        return date + "/" + region + "/" + service + "/" + END;
    }

    /** An access key and what it was used for. */
    record Credential(String accessKeyId, CredentialScope scope) {}
}
