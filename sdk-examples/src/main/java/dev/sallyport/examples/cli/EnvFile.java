package dev.sallyport.examples.cli;

import dev.sallyport.testkit.Endpoints;
import dev.sallyport.testkit.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The environment of a sandbox's caller, for a shell to read. There at once and whole, and for its owner's eyes only. */
final class EnvFile {

    private EnvFile() {}

    static void write(Sandbox sandbox, Path file, Optional<Path> authority) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Path draft = Files.createTempFile(folder, ".sallyport", ".env", ownerOnly(file));
            try {
                Files.writeString(draft, lines(variables(sandbox, authority)));
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UsageException("--env-file: '" + file + "' can't be written");
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static Map<String, String> variables(Sandbox sandbox, Optional<Path> authority) {
        Endpoints endpoints = sandbox.endpoints();
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("AWS_ACCESS_KEY_ID", sandbox.caller().accessKeyId());
        variables.put("AWS_SECRET_ACCESS_KEY", sandbox.caller().secretAccessKey());
        variables.put("AWS_SESSION_TOKEN", sandbox.caller().sessionToken());
        variables.put("AWS_REGION", sandbox.topology().a().region());
        variables.put("AWS_ENDPOINT_URL_S3", endpoints.s3().toString());
        variables.put("AWS_ENDPOINT_URL_LAMBDA", endpoints.lambdaVpc().toString());
        variables.put("AWS_ENDPOINT_URL_STS", endpoints.sts().toString());
        variables.put(
                "AWS_ENDPOINT_URL_BEDROCK_RUNTIME", endpoints.bedrockRuntime().toString());
        variables.put("SALLYPORT_FUNCTION", sandbox.aliasArn());
        variables.put("SALLYPORT_DOCUMENTS", "s3://" + sandbox.bucket() + "/" + sandbox.prefix());
        variables.put("SALLYPORT_OWNER", sandbox.topology().a().account());
        variables.put("SALLYPORT_REGION", sandbox.topology().a().region());
        // Each kind of client has its own name for it.
        authority.map(Path::toAbsolutePath).map(Path::toString).ifPresent(pem -> {
            variables.put("AWS_CA_BUNDLE", pem);
            variables.put("NODE_EXTRA_CA_CERTS", pem);
        });
        return variables;
    }

    private static String lines(Map<String, String> variables) {
        return variables.entrySet().stream()
                .map(v -> "export " + v.getKey() + "='" + v.getValue().replace("'", "'\\''") + "'\n")
                .collect(Collectors.joining());
    }
}
