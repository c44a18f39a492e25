package dev.sallyport.trust;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.contract.Codec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The tables of references, and the parsers that everyone uses on them. */
final class References {

    static final String BUCKET = "acme-private";
    static final ApprovedLocation APPROVED = new ApprovedLocation(BUCKET, "intake/");
    static final PresignedRule RULE = PresignedRule.of(APPROVED, "ap-east-1");

    /** When the URLs of the tables are valid. */
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T10:00:00Z"), ZoneOffset.UTC);

    static final String QUERY = "X-Amz-Algorithm=AWS4-HMAC-SHA256"
            + "&X-Amz-Credential=ASIAEXAMPLEEXAMPLE00%2F20261125%2Fap-east-1%2Fs3%2Faws4_request"
            + "&X-Amz-Date=20261125T095900Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host"
            + "&X-Amz-Security-Token=TOKENCANARYTOKEN%2F%2B%3D&versionId=v1&x-id=GetObject"
            + "&X-Amz-Signature=" + "0123456789abcdef".repeat(4);

    /** One line of a table; those of legal keys have a key only. */
    record Hostile(String kind, String input, String why) {
        @Override
        public String toString() {
            return kind + " " + why + ": " + Codec.write(input.length() > 200 ? input.substring(0, 200) : input);
        }
    }

    private References() {}

    static Stream<Hostile> hostile() {
        return lines("hostile.jsonl")
                .map(line -> new Hostile(
                        line.path("kind").textValue(),
                        line.path("input").textValue(),
                        line.path("why").textValue()));
    }

    static Stream<String> legal() {
        return lines("legal.jsonl").map(line -> line.path("key").textValue());
    }

    /** The key that a reference names; as the kind's parser has it. */
    static String key(String kind, String input) {
        return switch (kind) {
            case "url" -> PresignedUrl.parse(input, RULE, CLOCK).key();
            case "s3uri" -> {
                DocumentUri uri = DocumentUri.parse(input);
                yield approved(uri.bucket(), uri.key());
            }
            default -> approved(BUCKET, input);
        };
    }

    private static String approved(String bucket, String key) {
        APPROVED.refusal(bucket, key).ifPresent(reason -> {
            throw new InvalidReferenceException(reason);
        });
        return key;
    }

    static String url(String host, String path) {
        return "https://" + host + "/" + path + "?" + QUERY;
    }

    private static Stream<JsonNode> lines(String table) {
        try (InputStream in = Objects.requireNonNull(References.class.getResourceAsStream(table))) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
            List<JsonNode> nodes = new ArrayList<>();
            for (String line : lines) {
                nodes.add(Codec.read(line, JsonNode.class));
            }
            return nodes.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
