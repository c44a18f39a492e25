package dev.sallyport.testkit.internal.sigv4;

import dev.sallyport.contract.Sha256;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** How a body is covered by the signature, and the body that verifies itself. */
final class Payload {

    private static final String UNSIGNED = "UNSIGNED-PAYLOAD";
    private static final String CHUNKS = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private static final String CHUNKS_TRAILER = CHUNKS + "-TRAILER";
    private static final String UNSIGNED_TRAILER = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private static final String HASHES = "x-amz-content-sha256 must be UNSIGNED-PAYLOAD,"
            + " STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD,"
            + " STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER, STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD,"
            + " STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER or a valid sha256 value.";

    /** More than any service but S3 takes: Bedrock's 25,000,000. They judge a body only as a whole. */
    private static final int WHOLE_BYTES = 32 * 1024 * 1024;

    private final AwsRequest request;
    private final String hash;

    private Payload(AwsRequest request, String hash) {
        this.request = request;
        this.hash = hash;
    }

    /** S3 is told the hash and checks it on the way; the other services hash what they received. */
    static Payload of(String service, SignatureClaim claim, AwsRequest request) throws AwsError, IOException {
        if (!service.equals("s3")) {
            return whole(request);
        }
        String hash = request.header("x-amz-content-sha256")
                .or(() -> Query.parse(request.rawQuery()).value("X-Amz-Content-Sha256"))
                .orElse(claim.presigned() ? UNSIGNED : "");
        if (hash.isEmpty()) {
            throw new AwsError(400, "InvalidRequest", "Missing required header for this request: x-amz-content-sha256");
        }
        if (hash.startsWith("STREAMING-AWS4-ECDSA-")) {
            throw new AwsError(501, "NotImplemented", "The sandbox does not implement " + hash);
        }
        if (!List.of(UNSIGNED, CHUNKS, CHUNKS_TRAILER, UNSIGNED_TRAILER).contains(hash)
                && !SHA256.matcher(hash).matches()) {
            throw S3Refusals.invalidArgument(HASHES, "x-amz-content-sha256", hash);
        }
        return new Payload(request, hash);
    }

    private static Payload whole(AwsRequest request) throws AwsError, IOException {
        byte[] body = request.body().readNBytes(WHOLE_BYTES + 1);
        if (body.length > WHOLE_BYTES) {
            throw new AwsError(413, "RequestEntityTooLargeException", "Request must be smaller than 32 MB.");
        }
        return new Payload(with(request, request.headers(), new ByteArrayInputStream(body)), Sha256.hex(body));
    }

    /** What the signature covers. */
    String hash() {
        return hash;
    }

    /** The request with a body that throws when it turns out not to be the signed one. */
    AwsRequest opened(SigningKey key, SignatureClaim claim, String canonical) throws AwsError {
        return switch (hash) {
            case UNSIGNED -> request;
            case CHUNKS -> chunked(new ChunkChain(key, claim, canonical), List.of());
            case CHUNKS_TRAILER -> chunked(new ChunkChain(key, claim, canonical), trailers());
            case UNSIGNED_TRAILER -> chunked(ChunkSeal.NONE, trailers());
            default ->
                request.body() instanceof ByteArrayInputStream
                        ? request
                        : with(request, request.headers(), new HashedBody(request.body(), hash));
        };
    }

    private AwsRequest chunked(ChunkSeal seal, List<String> trailers) throws AwsError {
        return with(request, withoutFraming(), new ChunkedBody(request.body(), decodedLength(), seal, trailers));
    }

    private long decodedLength() throws AwsError {
        try {
            return Long.parseLong(request.header("x-amz-decoded-content-length").orElse(""));
        } catch (NumberFormatException e) {
            throw new AwsError(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
        }
    }

    private List<String> trailers() {
        return request.headers().getOrDefault("x-amz-trailer", List.of()).stream()
                .flatMap(Pattern.compile(",")::splitAsStream)
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private Map<String, List<String>> withoutFraming() {
        Map<String, List<String>> headers = new HashMap<>(request.headers());
        List<String> encodings = headers.getOrDefault("content-encoding", List.of()).stream()
                .flatMap(Pattern.compile(",")::splitAsStream)
                .map(String::strip)
                .filter(encoding -> !encoding.equals("aws-chunked"))
                .toList();
        if (encodings.isEmpty()) {
            headers.remove("content-encoding");
        } else {
            headers.put("content-encoding", List.of(String.join(",", encodings)));
        }
        return headers;
    }

    private static AwsRequest with(AwsRequest request, Map<String, List<String>> headers, InputStream body) {
        return request.with(headers).with(body);
    }
}
