package dev.sallyport.testkit.doors;

import dev.sallyport.testkit.FunctionProgram;
import dev.sallyport.testkit.Sandbox;
import dev.sallyport.testkit.StandInModel;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A sandbox with everybody and something in its bucket. */
final class Doors {

    static final List<String> KEYS = List.of("intake/form.txt", "intake-old/form.txt", "elsewhere/form.txt");

    private Doors() {}

    static Sandbox.Builder builder() {
        Sandbox.Builder builder = Sandbox.builder()
                .model(request -> StandInModel.Answer.text("ok"))
                .function(FunctionProgram.inProcess((arn, payload, reply) -> payload.transferTo(reply)));
        Who.additional().forEach(builder::role);
        return builder;
    }

    /** Puts something there, as who deploys A; the versions by key. */
    static Map<String, String> objects(Sandbox sandbox) {
        return objects(sandbox, Transport.assumedSecure(), KEYS);
    }

    /** Puts these there, and closes the transport. */
    static Map<String, String> objects(Sandbox sandbox, Transport transport, List<String> keys) {
        Map<String, String> versions = new TreeMap<>();
        try (transport;
                Sdk sdk = new Sdk(sandbox.endpoints().s3(), sandbox.endpoints(), sandbox.administratorA(), transport)) {
            S3Client s3 = sdk.s3();
            for (String key : keys) {
                versions.put(
                        key,
                        s3.putObject(r -> r.bucket(sandbox.bucket()).key(key), RequestBody.fromString("hello"))
                                .versionId());
            }
        }
        return versions;
    }

    /** Everybody asks for everything everywhere. */
    static Stream<Request> requests(Map<String, String> versions) {
        return requests(
                Stream.of(LambdaWishes.all(), ModelWishes.all(), StsWishes.all(), S3Wishes.all(versions))
                        .flatMap(List::stream)
                        .toList(),
                List.of(Who.values()));
    }

    /** These ask for these things wherever they can be asked for. */
    static Stream<Request> requests(List<Wish> wishes, List<? extends Asker> askers) {
        return wishes.stream()
                .flatMap(wish -> wish.places().stream()
                        .flatMap(place -> askers.stream().map(who -> new Request(who, place, wish))));
    }
}
