package dev.sallyport.testkit.internal.lambda;

import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.AwsService;
import dev.sallyport.testkit.internal.http.Requester;
import java.io.IOException;

/** AddPermission: one more statement for the function, a version or an alias. */
record AddPermission(FunctionDirectory directory, FunctionPolicy policy, FunctionName name) implements AwsService.Call {

    /** To whom it is given, which policies may ask about, is in the body. */
    @Override
    public boolean judges() {
        return true;
    }

    @Override
    public String action() {
        return "lambda:AddPermission";
    }

    @Override
    public String resource() {
        return name.arn();
    }

    @Override
    public void run(Requester requester, AwsRequest request, AwsResponse response) throws IOException, AwsError {
        PermissionRequest wanted = PermissionRequest.read(request);
        requester.require(action(), resource(), wanted.context());
        directory.requireReachable(name);
        directory.requirePolicyHolder(name);
        Permission permission = wanted.permission(name.arn(), directory.topology());
        policy.add(permission, wanted.revision());
        response.status(201);
        response.header("Content-Type", "application/json");
        response.body().write(Codec.writeBytes(Codec.object().put("Statement", Codec.write(permission.json()))));
    }
}
