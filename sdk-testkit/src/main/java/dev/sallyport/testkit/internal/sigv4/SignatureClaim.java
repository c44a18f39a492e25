package dev.sallyport.testkit.internal.sigv4;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a request says of its signature, not yet believed.
 *
 * @param refusals what is answered if it isn't to be believed, by where it stands
 * @param credential the access key and the scope
 * @param signedHeaders the names of the headers that are signed
 * @param signature in hex
 * @param signed when
 * @param lifetime how long it is good; only presigned ones say
 * @param token the session's token
 */
record SignatureClaim(
        ClaimRefusals refusals,
        CredentialScope.Credential credential,
        List<String> signedHeaders,
        String signature,
        Instant signed,
        Optional<Duration> lifetime,
        Optional<String> token) {

    /** Whether it stands in the query. */
    boolean presigned() {
        return lifetime.isPresent();
    }

    CredentialScope scope() {
        return credential.scope();
    }

    /** Shows no secret: a presigned signature is a bearer secret. */
    @Override
    public String toString() {
        return "SignatureClaim[" + scope() + "]";
    }
}
