package dev.sallyport.examples.clients;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.testkit.Sandbox;
import dev.sallyport.trust.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The sandbox command in a process of its own, with 256 MB of heap.
 *
 * @param process the command
 * @param json what it printed when it was ready
 * @param environment what its env file exports
 * @param temporary the folder that it has for temporary files
 */
record SandboxProcess(Process process, JsonNode json, Map<String, String> environment, Path temporary)
        implements AutoCloseable {

    private static final Path SCRIPT =
            Path.of("..", "sallyport").toAbsolutePath().normalize();

    static SandboxProcess start(Path folder) throws IOException, MalformedMessageException {
        Path env = folder.resolve("env.sh");
        Path names =
                Files.writeString(folder.resolve("topology.json"), presigned().toJson());
        ProcessBuilder builder = new ProcessBuilder(
                        SCRIPT.toString(),
                        "sandbox",
                        "--json",
                        "--env-file",
                        env.toString(),
                        "--topology",
                        names.toString())
                .redirectError(folder.resolve("sandbox.err").toFile());
        builder.environment().keySet().removeIf(SandboxProcess::isOurs);
        builder.environment().put("SALLYPORT_CLASSPATH", System.getProperty("java.class.path"));
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Xmx256m -Djava.io.tmpdir=" + temporary);
        Process process = builder.start();
        JsonNode ready = Codec.read(process.inputReader(StandardCharsets.UTF_8).readLine(), JsonNode.class);
        return new SandboxProcess(process, ready, exported(env), temporary);
    }

    /** The default names, with presigned URLs switched on. */
    private static Topology presigned() {
        Topology names = Sandbox.defaultTopology();
        Topology.Options options = names.options();
        return new Topology(
                names.partition(),
                names.a(),
                names.b(),
                names.callers(),
                new Topology.Options(true, options.perDocumentReader(), options.proofOfCaller(), options.transport()),
                names.residency());
    }

    private static boolean isOurs(String variable) {
        return variable.startsWith("AWS_") || variable.startsWith("SALLYPORT_");
    }

    private static Map<String, String> exported(Path file) throws IOException {
        Map<String, String> exported = new HashMap<>();
        Pattern.compile("export (\\w+)='([^']*)'\n")
                .matcher(Files.readString(file))
                .results()
                .forEach((MatchResult line) -> exported.put(line.group(1), line.group(2)));
        return exported;
    }

    /** Runs a program with the env file's variables, and no configuration of this machine's owner. */
    Finished run(Path folder, Map<String, String> more, List<String> command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile(folder, "err", null);
        Path output = Files.createTempFile(folder, "out", null);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(false)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        Map<String, String> variables = builder.environment();
        variables.keySet().removeIf(SandboxProcess::isOurs);
        variables.putAll(environment);
        variables.put("AWS_CONFIG_FILE", folder.resolve("none").toString());
        variables.put("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("none").toString());
        variables.put("AWS_EC2_METADATA_DISABLED", "true");
        variables.put("LC_ALL", "C.UTF-8");
        variables.putAll(more);
        int status = builder.start().waitFor();
        return new Finished(status, Files.readString(output), Files.readString(errors));
    }

    /** The variables of another principal. */
    Map<String, String> as(String principal) {
        JsonNode keys = json.path("principals").path(principal);
        return Map.of(
                "AWS_ACCESS_KEY_ID", keys.path("accessKeyId").asText(),
                "AWS_SECRET_ACCESS_KEY", keys.path("secretAccessKey").asText(),
                "AWS_SESSION_TOKEN", keys.path("sessionToken").asText());
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    /** A program that has ended. */
    record Finished(int status, String output, String errors) {}
}
