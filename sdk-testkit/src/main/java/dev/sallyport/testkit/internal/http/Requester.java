package dev.sallyport.testkit.internal.http;

/** Who asks, as far as a service may know. */
public interface Requester {

    /** ARN of the role whose session asks. */
    String principal();

    /** Whether the session may do that too. Asking denies nothing. */
    boolean may(String action, String resource);

    /**
     * Says what an operation that judges by itself has decided.
     *
     * @throws AwsError the refusal in the service's own words, if it isn't allowed
     */
    void judged(String action, String resource, boolean allowed) throws AwsError;

    /**
     * Demands another permission for the same request.
     *
     * @throws AwsError the refusal in the service's own words, if the session doesn't have it
     */
    void require(String action, String resource) throws AwsError;
}
