package dev.sallyport.internal.guard;

import dev.sallyport.RefusedException;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Stage;
import dev.sallyport.trust.InvalidReferenceException;
import dev.sallyport.trust.PresignedRule;
import dev.sallyport.trust.PresignedUrl;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Lets presigned URLs pass, or refuses them.
 *
 * @param rule what they have to be; null refuses every one
 * @param clock tells whether they are valid now
 */
public record PresignedGate(@Nullable PresignedRule rule, Clock clock) {

    PresignedUrl passed(String url, @Nullable String requestId) {
        if (rule == null) {
            throw refused("presigned URLs are not switched on: build the analyzer with a PresignedPolicy", requestId);
        }
        try {
            return PresignedUrl.parse(url, rule.withoutVersion(), clock);
        } catch (InvalidReferenceException e) {
            throw refused("the presigned URL is refused: " + e.reason(), requestId);
        }
    }

    private static RefusedException refused(String sentence, @Nullable String requestId) {
        return new RefusedException(ErrorCode.NOT_ALLOWED, Stage.GUARD, Paid.NO, requestId, sentence, null);
    }
}
