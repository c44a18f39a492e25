package dev.sallyport.testkit.internal.lambda;

import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.AwsService;
import dev.sallyport.testkit.internal.http.Requester;
import java.io.IOException;

/** GetPolicy: an alias' policy is found under the alias only. */
record GetPolicy(FunctionPolicy policy, FunctionName name) implements AwsService.Call {

    @Override
    public String action() {
        return "lambda:GetPolicy";
    }

    @Override
    public String resource() {
        return name.arn();
    }

    @Override
    public void run(Requester requester, AwsRequest request, AwsResponse response) throws IOException, AwsError {
        FunctionPolicy.Document document = policy.find(name.arn())
                .orElseThrow(() -> LambdaErrors.notFound("The resource you requested does not exist."));
        response.header("Content-Type", "application/json");
        response.body()
                .write(Codec.writeBytes(
                        Codec.object().put("Policy", document.json()).put("RevisionId", document.revision())));
    }
}
