package dev.sallyport.testkit.internal.bedrock.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Images in the Messages format. */
final class ImageRules {

    private static final String VISION = "Anthropic documentation, \"Vision\": limits";
    private static final Set<String> TYPES = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");
    private static final int BYTES = 5 * 1024 * 1024;
    private static final int PIXELS = 8_000;
    private static final int PIXELS_OF_MANY = 2_000;
    private static final int MANY = 20;
    private static final int COUNT = 100;

    private ImageRules() {}

    static List<Rule> rules() {
        return List.of(
                images(
                        "image from base64",
                        "messages.…image.source.type: Input should be 'base64'",
                        "Amazon Bedrock user guide, \"Anthropic Claude Messages API\": image source",
                        (block, many) ->
                                block.json().at("/source/type").asText("").equals("base64")
                                        ? Optional.empty()
                                        : Optional.of(".image.source.type: Input should be 'base64'")),
                images(
                        "image type known",
                        "messages.…image.source.base64.media_type: Input should be 'image/jpeg', 'image/png',"
                                + " 'image/gif' or 'image/webp'",
                        "botocore bedrock-runtime, ImageFormat",
                        (block, many) -> TYPES.contains(mediaType(block))
                                ? Optional.empty()
                                : Optional.of(".image.source.base64.media_type: Input should be 'image/jpeg',"
                                        + " 'image/png', 'image/gif' or 'image/webp'")),
                images(
                        "image is base64",
                        "messages.…image.source.base64: invalid base64 data",
                        VISION,
                        (block, many) -> bytes(block).isPresent()
                                ? Optional.empty()
                                : Optional.of(".image.source.base64: invalid base64 data")),
                images(
                        "image not empty",
                        "messages.…image.source.base64: image cannot be empty",
                        VISION,
                        (block, many) -> bytes(block).orElseThrow().length > 0
                                ? Optional.empty()
                                : Optional.of(".image.source.base64: image cannot be empty")),
                images(
                        "image size",
                        "messages.…image.source.base64: image exceeds 5 MB maximum: … bytes > 5242880 bytes",
                        VISION,
                        (block, many) -> bytes(block).orElseThrow().length <= BYTES
                                ? Optional.empty()
                                : Optional.of(".image.source.base64: image exceeds 5 MB maximum: "
                                        + bytes(block).orElseThrow().length + " bytes > " + BYTES + " bytes")),
                images(
                        "image is what it says",
                        "messages.…image.source.base64.data: Image does not match the provided media type …",
                        "https://github.com/anthropics/claude-code/issues (\"Image does not match the provided media"
                                + " type\")",
                        (block, many) -> file(block)
                                        .filter(file -> file.mediaType().equals(mediaType(block)))
                                        .isPresent()
                                ? Optional.empty()
                                : Optional.of(".image.source.base64.data: Image does not match the provided media type "
                                        + mediaType(block))),
                images(
                        "image dimensions",
                        "messages.…image.source.base64.data: At least one of the image dimensions exceed max allowed"
                                + " size: 8000 pixels",
                        "botocore bedrock-runtime, Message: \"height and width … no more than 8,000 px\"",
                        (block, many) -> tooLarge(block, PIXELS)
                                ? Optional.of(
                                        ".image.source.base64.data: At least one of the image dimensions exceed max"
                                                + " allowed size: 8000 pixels")
                                : Optional.empty()),
                images(
                        "dimensions of many images",
                        "messages.…image.source.base64.data: At least one of the image dimensions exceed max allowed"
                                + " size for many-image requests: 2000 pixels",
                        VISION,
                        (block, many) -> many && tooLarge(block, PIXELS_OF_MANY)
                                ? Optional.of(
                                        ".image.source.base64.data: At least one of the image dimensions exceed max"
                                                + " allowed size for many-image requests: 2000 pixels")
                                : Optional.empty()),
                Rule.fixed(
                        "number of images",
                        "messages: too many images: image_count > 100",
                        VISION,
                        (body, model) -> Block.ofType(body, "image").count() > COUNT));
    }

    private static Rule images(
            String name, String says, String source, BiFunction<Block, Boolean, Optional<String>> refusal) {
        return new Rule(name, says, source, (body, model) -> {
            boolean many = Block.ofType(body, "image").count() > MANY;
            return Block.first(
                    Block.ofType(body, "image"),
                    block -> refusal.apply(block, many).map(block.at()::concat));
        });
    }

    private static String mediaType(Block block) {
        return block.json().at("/source/media_type").asText("");
    }

    private static boolean tooLarge(Block block, int pixels) {
        return file(block)
                .filter(file -> file.width() > pixels || file.height() > pixels)
                .isPresent();
    }

    private static Optional<ImageFile> file(Block block) {
        return bytes(block).flatMap(ImageFile::of);
    }

    static Optional<byte[]> bytes(Block block) {
        return decoded(block.json().at("/source/data"));
    }

    static Optional<byte[]> decoded(JsonNode base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64.asText("")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
