package dev.sallyport.examples.cli.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.trust.ApprovedLocation;
import dev.sallyport.trust.DocumentUri;
import dev.sallyport.trust.InvalidReferenceException;
import dev.sallyport.trust.PresignedRule;
import dev.sallyport.trust.PresignedUrl;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether references would be read, by the very parsers that client and function use.
 *
 * @param approved where objects may be
 * @param presigned what presigned URLs have to be; null refuses them
 * @param clock tells whether they are valid now
 */
public record ReferenceCheck(
        ApprovedLocation approved, @Nullable PresignedRule presigned, Clock clock) {

    private static final Set<String> KINDS = Set.of("key", "s3uri", "url");

    /** An object that may be read. */
    private record Allowed(String bucket, String key) {}

    /** The answer to a line, as one JSON object. */
    public ObjectNode answer(InputLines.Line line) {
        JsonNode asked = line.text().startsWith("{") ? json(line.text()) : null;
        if (asked != null) {
            return answer(asked, line);
        }
        if (line.text().startsWith("{")) {
            return denied(IntNode.valueOf(line.number()), line.text(), ErrorCode.USAGE);
        }
        return answer(IntNode.valueOf(line.number()), line.text(), kind(line.text()), line.whole());
    }

    private ObjectNode answer(JsonNode asked, InputLines.Line line) {
        JsonNode id = asked.has("id") ? asked.path("id") : IntNode.valueOf(line.number());
        JsonNode input = asked.path("input");
        String text = input.isTextual() ? input.textValue() : line.text();
        String kind = asked.has("kind") ? asked.path("kind").asText() : kind(text);
        if (!input.isTextual() || !KINDS.contains(kind) || id.isContainerNode()) {
            return denied(id, text, ErrorCode.USAGE);
        }
        return answer(id, text, kind, line.whole());
    }

    private static @Nullable JsonNode json(String text) {
        try {
            JsonNode node = Codec.read(text, JsonNode.class);
            return node.isObject() ? node : null;
        } catch (MalformedMessageException e) {
            return null;
        }
    }

    private static String kind(String input) {
        if (PresignedUrl.claims(input)) {
            return "url";
        }
        return DocumentUri.claims(input) ? "s3uri" : "key";
    }

    private ObjectNode answer(JsonNode id, String input, String kind, boolean whole) {
        try {
            if (!whole) {
                return denied(id, input, ErrorCode.NOT_ALLOWED);
            }
            Allowed object = allowed(input, kind);
            ObjectNode answer = answer(id, input, "allow");
            answer.putNull("code");
            return answer.put("bucket", object.bucket()).put("key", object.key());
        } catch (InvalidReferenceException e) {
            return denied(id, input, ErrorCode.NOT_ALLOWED);
        }
    }

    private Allowed allowed(String input, String kind) {
        return switch (kind) {
            case "url" -> presigned(input);
            case "s3uri" -> {
                DocumentUri uri = DocumentUri.parse(input);
                yield within(uri.bucket(), uri.key());
            }
            default -> within(approved.bucket(), input);
        };
    }

    private Allowed presigned(String input) {
        if (presigned == null) {
            throw new InvalidReferenceException("presigned URLs are not switched on");
        }
        PresignedUrl url = PresignedUrl.parse(input, presigned, clock);
        return new Allowed(url.bucket(), url.key());
    }

    private Allowed within(String bucket, String key) {
        approved.refusal(bucket, key).ifPresent(reason -> {
            throw new InvalidReferenceException(reason);
        });
        return new Allowed(bucket, key);
    }

    private static ObjectNode denied(JsonNode id, String input, ErrorCode code) {
        ObjectNode answer = answer(id, input, "deny").put("code", code.name());
        answer.putNull("bucket");
        answer.putNull("key");
        return answer;
    }

    private static ObjectNode answer(JsonNode id, String input, String decision) {
        ObjectNode answer = Codec.object();
        answer.set("id", id);
        return answer.put("input", input).put("decision", decision);
    }
}
