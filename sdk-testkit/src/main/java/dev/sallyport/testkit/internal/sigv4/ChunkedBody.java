package dev.sallyport.testkit.internal.sigv4;

import dev.sallyport.contract.Sha256;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.RefusedBodyException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A body in aws-chunked framing, without the framing. Its end is reached only if every chunk, the trailer and the length
 * are what was signed.
 */
public final class ChunkedBody extends InputStream {

    private final ChunkFrames frames;
    private final ChunkSeal seal;
    private final List<String> declaredTrailers;
    private final long decodedLength;
    private final MessageDigest digest = Sha256.digest();

    private Map<String, String> trailers = Map.of();
    private ChunkFrames.Head chunk = ChunkFrames.Head.NONE;
    private long leftOfChunk;
    private long total;
    private boolean ended;

    ChunkedBody(InputStream framed, long decodedLength, ChunkSeal seal, List<String> declaredTrailers) {
        this.frames = new ChunkFrames(framed);
        this.decodedLength = decodedLength;
        this.seal = seal;
        this.declaredTrailers = declaredTrailers;
    }

    /** The trailing headers by lower-case name; empty before the end was read. */
    public Map<String, String> trailers() {
        return trailers;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        try {
            return readSome(buffer, offset, length);
        } catch (AwsError e) {
            throw new RefusedBodyException(e);
        }
    }

    private int readSome(byte[] buffer, int offset, int length) throws IOException, AwsError {
        if (leftOfChunk == 0) {
            chunk = frames.head(seal.signed());
            leftOfChunk = chunk.size();
            if (leftOfChunk == 0) {
                end();
                return -1;
            }
        }
        int read = frames.data(buffer, offset, (int) Math.min(length, leftOfChunk));
        digest.update(buffer, offset, read);
        leftOfChunk -= read;
        total += read;
        if (leftOfChunk == 0) {
            frames.lineEnd();
            seal.chunk(HexFormat.of().formatHex(digest.digest()), chunk.signature());
        }
        return read;
    }

    private void end() throws IOException, AwsError {
        seal.chunk(HexFormat.of().formatHex(digest.digest()), chunk.signature());
        ChunkFrames.Trailer trailer = frames.trailer();
        if (!trailer.values().keySet().equals(Set.copyOf(declaredTrailers))) {
            throw new AwsError(
                    400,
                    "MalformedTrailerError",
                    "The request contained trailing data that was not well-formed or did not conform to our published"
                            + " schema.");
        }
        if (!declaredTrailers.isEmpty()) {
            seal.trailer(trailer.sha256(), trailer.signature());
        }
        if (total != decodedLength) {
            throw new AwsError(
                    400,
                    "IncompleteBody",
                    "You did not provide the number of bytes specified by the Content-Length HTTP header");
        }
        trailers = trailer.values();
        ended = true;
    }
}
