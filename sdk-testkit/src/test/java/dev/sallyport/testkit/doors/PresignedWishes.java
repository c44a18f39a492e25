package dev.sallyport.testkit.doors;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** What may be asked by presigned URLs. Whoever has one needs nothing else: they are used by nobody in particular. */
final class PresignedWishes {

    private static final String ARN = "arn:aws:s3:::" + S3Wishes.BUCKET + "/";
    private static final List<Place> PLACES = List.of(Place.S3, Place.S3_FROM_B);

    private final Duration age;
    private final List<Wish> wishes = new ArrayList<>();

    /** @param age of the signatures when they are used */
    private PresignedWishes(Duration age) {
        this.age = age;
    }

    static List<Wish> all(Map<String, String> versions, Duration age) {
        PresignedWishes presigned = new PresignedWishes(age);
        versions.forEach((key, version) -> {
            presigned.read("a version of " + key, key, version, Sdk::presigner);
            presigned.read("the latest " + key, key, null, Sdk::presigner);
        });
        String version = versions.getOrDefault(S3Wishes.KEY, "");
        presigned.read("a version, signed for A's endpoint", S3Wishes.KEY, version, Sdk::presignerOfA);
        presigned.write();
        return presigned.wishes;
    }

    private void read(String name, String key, @Nullable String version, Function<Sdk, S3Presigner> by) {
        Asked asked = version == null
                ? Asked.of("s3:GetObject", ARN + key)
                : Asked.of("s3:GetObjectVersion", ARN + key, "s3:VersionId", version);
        add("read " + name, List.of(asked, Asked.ofKey("kms:Decrypt", ARN + key)), sdk -> {
            try (S3Presigner presigner = by.apply(sdk)) {
                use(
                        sdk,
                        "GET",
                        presigner
                                .presignGetObject(p -> p.signatureDuration(Duration.ofHours(1))
                                        .getObjectRequest(r -> r.bucket(S3Wishes.BUCKET)
                                                .key(key)
                                                .versionId(version)))
                                .url());
            }
        });
    }

    private void write() {
        String key = "intake/new.txt";
        add(
                "write " + key,
                List.of(Asked.of("s3:PutObject", ARN + key), Asked.ofKey("kms:GenerateDataKey", ARN + key)),
                sdk -> {
                    try (S3Presigner presigner = sdk.presigner()) {
                        use(
                                sdk,
                                "PUT",
                                presigner
                                        .presignPutObject(p -> p.signatureDuration(Duration.ofHours(1))
                                                .putObjectRequest(r -> r.bucket(S3Wishes.BUCKET)
                                                        .key(key)))
                                        .url());
                    }
                });
    }

    private void add(String name, List<Asked> asked, Wish.Call call) {
        List<Asked> presigned = new ArrayList<>();
        for (Asked one : asked) {
            presigned.add(
                    one.onBehalf()
                            ? one
                            : one.with(
                                    "s3:authType",
                                    "REST-QUERY-STRING",
                                    "s3:signatureAge",
                                    String.valueOf(age.toMillis())));
        }
        wishes.add(new Wish(name, PLACES, presigned, call));
    }

    /** Where the asker is, with the host that was signed: the JDK's client lets nobody write that header. */
    private void use(Sdk sdk, String method, URL url) throws IOException, Sdk.DeniedException {
        URI endpoint = sdk.endpoint();
        try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            String request = method + " " + url.getFile() + " HTTP/1.1\r\nHost: " + url.getAuthority()
                    + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            if (answer.startsWith("HTTP/1.1 403")) {
                throw new Sdk.DeniedException();
            }
            if (!answer.startsWith("HTTP/1.1 200")) {
                throw new AssertionError(
                        "neither taken nor denied: " + answer.lines().findFirst());
            }
        }
    }
}
