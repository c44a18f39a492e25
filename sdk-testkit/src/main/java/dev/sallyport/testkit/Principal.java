package dev.sallyport.testkit;

/**
 * A role of the sandbox with the temporary credentials of one session of it.
 *
 * @param arn the role's ARN
 * @param accessKeyId of the session
 * @param secretAccessKey of the session
 * @param sessionToken of the session; has to be sent with each request
 */
public record Principal(String arn, String accessKeyId, String secretAccessKey, String sessionToken) {

    /** Shows no secret. */
    @Override
    public String toString() {
        return "Principal[" + arn + "]";
    }
}
