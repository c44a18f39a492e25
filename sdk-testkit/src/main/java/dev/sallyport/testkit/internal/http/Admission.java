package dev.sallyport.testkit.internal.http;

import java.io.IOException;

/** Who may come in: finds out whose request it is, what it asks for, and whether that is allowed. */
public interface Admission {

    /**
     * Admits a request to a service, or refuses it.
     *
     * @param trail takes what becomes known of the request, refused or not
     * @throws AwsError the refusal, with the code that this service has for it
     * @throws IOException if the request's body can't be read
     */
    Admitted admit(AwsService service, AwsRequest request, Trail trail) throws AwsError, IOException;

    /**
     * A request that may be answered.
     *
     * @param requester who asks
     * @param call what it asks for, allowed
     * @param request the request, with a body that is verified while it is read
     */
    record Admitted(Requester requester, AwsService.Call call, AwsRequest request) {}
}
