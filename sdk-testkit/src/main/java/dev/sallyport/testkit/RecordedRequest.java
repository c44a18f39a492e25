package dev.sallyport.testkit;

import java.time.Instant;

/**
 * A request that reached a sandbox, answered.
 *
 * @param at when its answer began to be worked on, by the sandbox's time
 * @param requestId the id that the answer carries
 * @param endpoint the component of {@link Endpoints} that was called, as {@code lambdaVpc}
 * @param principal ARN of the role whose session signed it; empty if the signature wasn't accepted
 * @param action the IAM action that it asks for; empty if that wasn't found out
 * @param resource ARN of what it is done to, or {@code *}; empty as the action is
 * @param decision what became of it at the door
 * @param status the HTTP status of the answer
 * @param errorCode AWS's code of the error that was answered; empty if there was none
 */
public record RecordedRequest(
        Instant at,
        String requestId,
        String endpoint,
        String principal,
        String action,
        String resource,
        Decision decision,
        int status,
        String errorCode) {

    /** What became of a request at the door; a service may still answer an error to an allowed one. */
    public enum Decision {
        /** Signed and permitted. */
        ALLOWED,
        /** Signed, but not permitted. */
        DENIED,
        /** Not signed as AWS demands, or nothing that the service knows. */
        REFUSED
    }

    /** Shows no resource: keys may say something of a customer. */
    @Override
    public String toString() {
        return "RecordedRequest[" + endpoint + ", " + principal + ", " + action + ", " + decision + ", " + status + "]";
    }
}
