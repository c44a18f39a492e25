package dev.sallyport.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.examples.cli.output.Printable;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lines of earlier runs, to which this one's are added. A last line that was only half written when its run was killed
 * is cut off, and its file is read again; a line is on the disk before the next one is begun.
 */
final class ResumeFile implements EachRun.Done, AutoCloseable {

    private final String name;
    private final FileChannel channel;
    private final Map<Key, Boolean> outcomes = new HashMap<>();

    private record Key(String file, @Nullable String sha256) {}

    private ResumeFile(String name, FileChannel channel) {
        this.name = name;
        this.channel = channel;
    }

    /**
     * Opens the file, or begins it.
     *
     * @param name how the caller calls it
     * @throws UsageException if it can't be written, is in use, or has a line that isn't such a result
     */
    static ResumeFile open(Path path, String name) {
        try {
            FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            ResumeFile file = new ResumeFile(name, channel);
            file.lock();
            file.load();
            return file;
        } catch (IOException e) {
            throw new UsageException("--resume: the file '" + name + "' can't be read and written");
        }
    }

    private void lock() throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: the same answer.
        }
        throw new UsageException("--resume: another run is writing to '" + name + "'");
    }

    private void load() throws IOException {
        InputStream bytes = new BufferedInputStream(Channels.newInputStream(channel));
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long complete = 0;
        int number = 1;
        for (int b = bytes.read(); b >= 0; b = bytes.read()) {
            line.write(b);
            if (b == '\n') {
                remember(line.toByteArray(), number++);
                complete += line.size();
                line.reset();
            }
        }
        channel.position(complete);
        repair(line.toByteArray(), complete);
    }

    /** What follows the last line feed: a whole line whose line feed is missing, or the beginning of one. */
    private void repair(byte[] rest, long complete) throws IOException {
        if (rest.length == 0) {
            return;
        }
        if (rest[0] != '{') {
            throw new UsageException("--resume: the file '" + name + "' is not one of results");
        }
        try {
            remember(Codec.read(rest, JsonNode.class));
            channel.position(complete + rest.length);
            channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
        } catch (MalformedMessageException e) {
            channel.truncate(complete);
        }
    }

    private void remember(byte[] line, int number) {
        try {
            if (!new String(line, StandardCharsets.UTF_8).isBlank()) {
                remember(Codec.read(line, JsonNode.class));
            }
        } catch (MalformedMessageException e) {
            throw new UsageException("--resume: line " + number + " of '" + name + "' is not a result");
        }
    }

    /** What may succeed later is worth another attempt; what was refused for good, or may have been paid, is not. */
    private void remember(JsonNode line) {
        JsonNode error = line.path("error");
        if (line.path("file").isTextual() && !error.path("retryable").asBoolean()) {
            Key key = new Key(line.path("file").textValue(), line.path("sha256").textValue());
            outcomes.put(key, error.isMissingNode());
        }
    }

    @Override
    public @Nullable Boolean outcome(String file, @Nullable String sha256) {
        return outcomes.get(new Key(file, sha256));
    }

    /** Adds a line. */
    void append(ObjectNode line) {
        byte[] bytes = (Printable.json(Codec.write(line)) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
                channel.write(rest);
            }
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException("the results can't be written", e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
