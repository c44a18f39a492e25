package dev.sallyport.testkit.internal.http;

import java.util.List;
import java.util.Map;

/** Who asks, as far as a service may know. */
public interface Requester {

    /** ARN of the role whose session asks. */
    String principal();

    /** Whether the session may do that too. Asking denies nothing. */
    boolean may(String action, String resource);

    /**
     * Demands another permission for the same request.
     *
     * @throws AwsError the refusal in the service's own words, if the session doesn't have it
     */
    void require(String action, String resource) throws AwsError;

    /**
     * Demands another permission for the same request.
     *
     * @param more what conditions may ask about it besides
     * @throws AwsError the refusal in the service's own words, if the session doesn't have it
     */
    void require(String action, String resource, Map<String, List<String>> more) throws AwsError;

    /**
     * Demands a permission for what the service asks of another one for the session.
     *
     * @param more what conditions may ask about it besides
     * @throws AwsError the refusal in the service's own words, if the session doesn't have it
     */
    void requireOnBehalf(String action, String resource, Map<String, List<String>> more) throws AwsError;

    /**
     * Says that an operation which judges by itself denies it.
     *
     * @return the refusal in the service's own words
     */
    AwsError denied(String action, String resource);
}
