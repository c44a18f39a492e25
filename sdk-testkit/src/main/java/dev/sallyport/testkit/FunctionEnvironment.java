package dev.sallyport.testkit;

import dev.sallyport.testkit.internal.iam.Session;
import dev.sallyport.testkit.internal.runtime.ProcessSettings;
import dev.sallyport.trust.Topology;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The environment variables that Lambda gives a function, and the endpoints that a deployment would. */
final class FunctionEnvironment {

    /** What a function on an OS-only runtime is configured with. */
    private static final String HANDLER = "bootstrap";

    private FunctionEnvironment() {}

    static ProcessSettings of(
            Topology topology,
            Endpoints endpoints,
            Session role,
            Path taskRoot,
            Optional<Tls> tls,
            Sandbox.Builder wanted) {
        Map<String, String> environment = new HashMap<>();
        lambda(environment, topology, taskRoot, wanted.memory);
        environment.put("AWS_ACCESS_KEY_ID", role.accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", role.secretAccessKey());
        environment.put("AWS_SESSION_TOKEN", role.token());
        environment.put("AWS_ENDPOINT_URL_S3", endpoints.s3FromB().toString());
        environment.put("AWS_ENDPOINT_URL_STS", endpoints.stsFromB().toString());
        environment.put(
                "AWS_ENDPOINT_URL_BEDROCK_RUNTIME", endpoints.bedrockRuntime().toString());
        tls.ifPresent(on -> environment.put("JAVA_TOOL_OPTIONS", on.javaOptions()));
        return new ProcessSettings(
                environment, taskRoot, wanted.memory, wanted.timeout, ProcessSettings.INIT_TIMEOUT, wanted.log);
    }

    private static void lambda(Map<String, String> environment, Topology topology, Path taskRoot, int memory) {
        String function = topology.b().function();
        environment.put("AWS_REGION", topology.b().region());
        environment.put("AWS_DEFAULT_REGION", topology.b().region());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", function);
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(memory));
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function);
        environment.put("_HANDLER", HANDLER);
        environment.put("LAMBDA_TASK_ROOT", taskRoot.toString());
        environment.put("LAMBDA_RUNTIME_DIR", System.getProperty("java.home"));
        environment.put("LANG", "C.UTF-8");
        environment.put("TZ", ":UTC");
    }
}
