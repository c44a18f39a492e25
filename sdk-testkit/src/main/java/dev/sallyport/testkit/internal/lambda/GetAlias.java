package dev.sallyport.testkit.internal.lambda;

import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.AwsService;
import dev.sallyport.testkit.internal.http.Requester;
import java.io.IOException;

/** GetAlias. */
record GetAlias(FunctionDirectory directory, Aliases aliases, FunctionName name, String alias)
        implements AwsService.Call {

    @Override
    public String action() {
        return "lambda:GetAlias";
    }

    @Override
    public String resource() {
        return name.functionArn();
    }

    @Override
    public void run(Requester requester, AwsRequest request, AwsResponse response) throws IOException, AwsError {
        name.requireUnqualified();
        new Validation().form("name", alias, FunctionDirectory.ALIAS, 128).check();
        directory.requireReachable(name);
        byte[] found = Codec.writeBytes(aliases.find(alias)
                .filter(a -> directory.isFunction(name))
                .orElseThrow(
                        () -> LambdaErrors.notFound("Cannot find alias arn: " + name.functionArn() + ":" + alias)));
        response.header("Content-Type", "application/json");
        response.body().write(found);
    }
}
