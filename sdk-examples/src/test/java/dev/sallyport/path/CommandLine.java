package dev.sallyport.path;

import dev.sallyport.examples.cli.Typed;
import dev.sallyport.testkit.Principal;
import dev.sallyport.testkit.Sandbox;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The command line in this JVM, as the caller of a running sandbox. */
final class CommandLine implements AutoCloseable {

    private final Map<String, String> environment;

    /** The AWS SDK looks for credentials here before it looks anywhere else. */
    CommandLine(Sandbox sandbox) {
        environment = names(sandbox);
        Principal caller = sandbox.caller();
        System.setProperty("aws.accessKeyId", caller.accessKeyId());
        System.setProperty("aws.secretAccessKey", caller.secretAccessKey());
        System.setProperty("aws.sessionToken", caller.sessionToken());
    }

    /** The variables that name a sandbox's accounts. */
    static Map<String, String> names(Sandbox sandbox) {
        Map<String, String> names = new HashMap<>();
        names.put("SALLYPORT_FUNCTION", sandbox.aliasArn());
        names.put("SALLYPORT_DOCUMENTS", "s3://" + sandbox.bucket() + "/" + sandbox.prefix());
        names.put("SALLYPORT_OWNER", sandbox.topology().a().account());
        names.put("SALLYPORT_REGION", sandbox.topology().a().region());
        names.put("AWS_ENDPOINT_URL_LAMBDA", sandbox.endpoints().lambdaVpc().toString());
        names.put("AWS_ENDPOINT_URL_S3", sandbox.endpoints().s3().toString());
        return names;
    }

    Typed run(String... arguments) {
        return Typed.At.folder(Path.of("")).with(environment).run(arguments);
    }

    Typed typing(String input, String... arguments) {
        return Typed.At.folder(Path.of("")).with(environment).typing(input).run(arguments);
    }

    @Override
    public void close() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        System.clearProperty("aws.sessionToken");
    }
}
