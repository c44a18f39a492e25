package dev.sallyport.testkit.internal.lambda;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.AwsService;
import dev.sallyport.testkit.internal.http.Requester;
import dev.sallyport.testkit.internal.sigv4.Query;
import java.util.regex.Pattern;

/** RemovePermission: takes a statement away. */
record RemovePermission(FunctionDirectory directory, FunctionPolicy policy, FunctionName name, String sid)
        implements AwsService.Call {

    /** {@code NamespacedStatementId} of the service model. */
    private static final Pattern STATEMENT_ID = Pattern.compile("([a-zA-Z0-9-_.]+)");

    @Override
    public String action() {
        return "lambda:RemovePermission";
    }

    @Override
    public String resource() {
        return name.arn();
    }

    @Override
    public void run(Requester requester, AwsRequest request, AwsResponse response) throws AwsError {
        new Validation().form("statementId", sid, STATEMENT_ID, 100).check();
        directory.requireReachable(name);
        if (!directory.isFunction(name)) {
            throw LambdaErrors.notFound("No policy found for: " + name.functionArn());
        }
        directory.requirePolicyHolder(name);
        policy.remove(name.arn(), sid, Query.parse(request.rawQuery()).value("RevisionId"));
        response.status(204);
    }
}
