package dev.sallyport.testkit.internal.sigv4;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.Requester;
import dev.sallyport.testkit.internal.http.Trail;
import dev.sallyport.testkit.internal.iam.Authorisation;
import dev.sallyport.testkit.internal.iam.Circumstances;
import dev.sallyport.testkit.internal.iam.Question;
import dev.sallyport.trust.iam.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A session that makes one request.
 *
 * @param circumstances who, from where and when
 * @param context what conditions may ask about this request besides
 * @param authorisation who decides
 * @param sentence what it is told if it is denied
 * @param trail takes what was decided
 */
record Asking(
        Circumstances circumstances,
        Map<String, List<String>> context,
        Authorisation authorisation,
        Sentence sentence,
        Trail trail)
        implements Requester {

    @Override
    public String principal() {
        return circumstances.session().roleArn();
    }

    @Override
    public boolean may(String action, String resource) {
        return authorisation
                .judge(circumstances.question(action, resource, context))
                .allowed();
    }

    @Override
    public void require(String action, String resource) throws AwsError {
        require(action, resource, Map.of());
    }

    @Override
    public void require(String action, String resource, Map<String, List<String>> more) throws AwsError {
        Map<String, List<String>> all = new HashMap<>(context);
        all.putAll(more);
        decide(circumstances.question(action, resource, all));
    }

    @Override
    public void requireOnBehalf(String action, String resource, Map<String, List<String>> more) throws AwsError {
        decide(circumstances.onBehalf(action, resource, more));
    }

    private void decide(Question question) throws AwsError {
        Verdict verdict = authorisation.judge(question);
        if (!verdict.allowed() || trail.isUndecided()) {
            trail.decided(question.action(), question.resource(), verdict.allowed());
        }
        if (!verdict.allowed()) {
            throw sentence.denied(question, verdict);
        }
    }

    @Override
    public AwsError denied(String action, String resource) {
        trail.decided(action, resource, false);
        return sentence.denied(circumstances.session(), action, resource);
    }
}
