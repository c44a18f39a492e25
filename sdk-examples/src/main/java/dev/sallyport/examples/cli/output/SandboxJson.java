package dev.sallyport.examples.cli.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.Endpoints;
import dev.sallyport.testkit.Principal;
import dev.sallyport.testkit.Sandbox;
import dev.sallyport.trust.Topology;

/** All that another process needs to use a sandbox. The secrets are the sandbox's own and open nothing else. */
public final class SandboxJson {

    private SandboxJson() {}

    /** The contract's object. */
    public static ObjectNode of(Sandbox sandbox) {
        Topology topology = sandbox.topology();
        ObjectNode json = Codec.object();
        endpoints(json.putObject("endpoints"), sandbox.endpoints());
        json.putObject("regions")
                .put("a", topology.a().region())
                .put("b", topology.b().region());
        json.putObject("accounts")
                .put("a", topology.a().account())
                .put("b", topology.b().account());
        json.put("bucket", sandbox.bucket())
                .put("prefix", sandbox.prefix())
                .put("function", sandbox.aliasArn())
                .put("kmsKey", sandbox.kmsKeyArn())
                .put("model", sandbox.modelId());
        ObjectNode principals = json.putObject("principals");
        principals.set("caller", principal(sandbox.caller()));
        principals.set("other", principal(sandbox.other()));
        principals.set("function", principal(sandbox.function()));
        principals.set("stranger", principal(sandbox.stranger()));
        principals.set("administratorA", principal(sandbox.administratorA()));
        principals.set("administratorB", principal(sandbox.administratorB()));
        return json;
    }

    private static void endpoints(ObjectNode json, Endpoints endpoints) {
        json.put("lambda", endpoints.lambda().toString())
                .put("lambdaVpc", endpoints.lambdaVpc().toString())
                .put("s3", endpoints.s3().toString())
                .put("s3FromB", endpoints.s3FromB().toString())
                .put("sts", endpoints.sts().toString())
                .put("stsFromB", endpoints.stsFromB().toString())
                .put("bedrockRuntime", endpoints.bedrockRuntime().toString());
    }

    private static ObjectNode principal(Principal principal) {
        return Codec.object()
                .put("arn", principal.arn())
                .put("accessKeyId", principal.accessKeyId())
                .put("secretAccessKey", principal.secretAccessKey())
                .put("sessionToken", principal.sessionToken());
    }
}
