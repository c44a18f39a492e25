package dev.sallyport.testkit.internal.sts;

import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.AwsService;
import dev.sallyport.testkit.internal.http.Requester;
import dev.sallyport.testkit.internal.http.XmlText;
import dev.sallyport.testkit.internal.iam.CredentialStore;
import dev.sallyport.testkit.internal.iam.Session;
import dev.sallyport.testkit.internal.sigv4.AccessKey;
import java.io.IOException;

/** Who am I: the session whose key signed. */
record CallerIdentity(CredentialStore credentials) implements AwsService.Call {

    @Override
    public String action() {
        return "sts:GetCallerIdentity";
    }

    @Override
    public String resource() {
        return "*";
    }

    @Override
    public void run(Requester requester, AwsRequest request, AwsResponse response) throws IOException {
        Session session = AccessKey.of(request).flatMap(credentials::find).orElseThrow();
        StsService.send(
                response,
                "<GetCallerIdentityResponse" + StsService.namespace() + "><GetCallerIdentityResult>"
                        + XmlText.element("Arn", session.arn())
                        + XmlText.element("UserId", session.userId())
                        + XmlText.element("Account", session.account())
                        + "</GetCallerIdentityResult><ResponseMetadata>"
                        + XmlText.element("RequestId", response.requestId())
                        + "</ResponseMetadata></GetCallerIdentityResponse>");
    }
}
