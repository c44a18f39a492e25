package dev.sallyport.testkit.internal.sigv4;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.iam.Denial;
import dev.sallyport.testkit.internal.iam.Question;
import dev.sallyport.testkit.internal.iam.Session;
import dev.sallyport.trust.iam.Layer;
import dev.sallyport.trust.iam.Verdict;
import java.util.Optional;

/**
 * What somebody is told who may not.
 *
 * @param refusals the service's own words
 * @param bucketOwner the account in which S3 says more
 */
record Sentence(Refusals refusals, String bucketOwner) {

    /** What KMS says to another account. Source: AWS re:Post, "KMS access denied when I download from S3". */
    private static final String NO_KEY =
            " because the resource does not exist in this Region, no resource-based policies"
                    + " allow access, or a resource-based policy explicitly denies access";

    AwsError denied(Question question, Verdict verdict) {
        return refusals.denied(
                question.session().arn(), question.action(), question.resource(), because(question, verdict));
    }

    /** A refusal that no policy explains. */
    AwsError denied(Session session, String action, String resource) {
        return refusals.denied(session.arn(), action, resource, "");
    }

    /** AWS doesn't say why for roles to be assumed and across the accounts of a bucket. */
    private String because(Question question, Verdict verdict) {
        String action = question.action();
        boolean stranger = !question.session().account().equals(bucketOwner);
        if (action.startsWith("sts:") || (action.startsWith("s3:") && stranger)) {
            return "";
        }
        if (action.startsWith("kms:") && stranger && verdict.refusedBy().equals(Optional.of(Layer.RESOURCE))) {
            return NO_KEY;
        }
        return Denial.because(verdict, action);
    }
}
