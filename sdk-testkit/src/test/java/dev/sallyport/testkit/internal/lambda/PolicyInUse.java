package dev.sallyport.testkit.internal.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.FunctionProgram;
import dev.sallyport.testkit.Principal;
import dev.sallyport.testkit.Sandbox;
import dev.sallyport.testkit.fixture.Clients;
import dev.sallyport.testkit.fixture.PolicyFolder;
import dev.sallyport.trust.PolicyFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;

/** A sandbox, and who looks after its function's policy. */
@Timeout(60)
abstract class PolicyInUse {

    static final String FUNCTION = "arn:aws:lambda:us-east-1:222222222222:function:sallyport";
    static final String CALLER = "arn:aws:iam::111111111111:role/ec2-production";

    private Path policies;
    Sandbox sandbox;
    LambdaAsyncClient administrator;

    @BeforeEach
    void start() {
        // B's guard rails keep its administrators from most of what Lambda takes.
        policies = PolicyFolder.of(Sandbox.defaultTopology())
                .without(PolicyFile.B_SCP)
                .in(PolicyFolder.temporary());
        sandbox = Sandbox.builder()
                .policies(policies)
                .function(FunctionProgram.inProcess((arn, payload, reply) -> payload.transferTo(reply)))
                .start();
        administrator = Clients.lambda(sandbox.endpoints().lambda(), sandbox.administratorB());
    }

    @AfterEach
    void stop() {
        administrator.close();
        sandbox.close();
        PolicyFolder.delete(policies);
    }

    JsonNode policy() throws Exception {
        return Codec.read(policyOf(sandbox.aliasArn()), JsonNode.class);
    }

    String policyOf(String name) {
        return administrator.getPolicy(r -> r.functionName(name)).join().policy();
    }

    String revision() {
        return administrator
                .getPolicy(r -> r.functionName(sandbox.aliasArn()))
                .join()
                .revisionId();
    }

    void add(Consumer<AddPermissionRequest.Builder> more) {
        administrator
                .addPermission(
                        statement("again").toBuilder().applyMutation(more).build())
                .join();
    }

    void remove(String sid) {
        administrator
                .removePermission(r -> r.functionName(sandbox.aliasArn()).statementId(sid))
                .join();
    }

    AddPermissionRequest statement(String sid) {
        return AddPermissionRequest.builder()
                .functionName(sandbox.aliasArn())
                .statementId(sid)
                .action("lambda:InvokeFunction")
                .principal(CALLER)
                .build();
    }

    void invoke(URI endpoint, Principal principal) {
        try (LambdaAsyncClient client = Clients.lambda(endpoint, principal)) {
            client.invoke(r -> r.functionName(sandbox.aliasArn())).join();
        }
    }

    static void assertDenied(ThrowingCallable call) {
        Refused.with(403, "AccessDeniedException", call);
    }

    static void assertRefused(ThrowingCallable call, int status, String code, String message) {
        Refused.with(status, code, message, call);
    }
}
