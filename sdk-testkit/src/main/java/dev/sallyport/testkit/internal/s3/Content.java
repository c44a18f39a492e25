package dev.sallyport.testkit.internal.s3;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes in one or more files, which live as long as somebody holds the content. Parts of an upload and copies share
 * files and copy nothing.
 *
 * @param slices where they are, in order
 */
record Content(List<Slice> slices) {

    private static final int BUFFER_BYTES = 64 * 1024;

    Content {
        slices = List.copyOf(slices);
    }

    /** All bytes of a file, taking over the reference to it. */
    static Content of(BodyFile file, long size) {
        return new Content(List.of(new Slice(file, 0, size)));
    }

    /** One after the other. The result is to be held by itself. */
    static Content join(List<Content> contents) {
        return new Content(
                contents.stream().flatMap(content -> content.slices.stream()).toList());
    }

    long size() {
        return slices.stream().mapToLong(Slice::length).sum();
    }

    /** Those bytes of it. The result is to be held by itself. */
    Content part(ByteRange range) {
        List<Slice> parts = new ArrayList<>();
        long start = 0;
        for (Slice slice : slices) {
            long first = Math.max(range.first(), start);
            long end = Math.min(range.first() + range.length(), start + slice.length);
            if (first < end) {
                parts.add(new Slice(slice.file, slice.offset + first - start, end - first));
            }
            start += slice.length;
        }
        return new Content(parts);
    }

    /** Holds it once more, by whoever knows that it is held. */
    Content retain() {
        slices.forEach(slice -> slice.file.retain());
        return this;
    }

    void release() {
        slices.forEach(slice -> slice.file.release());
    }

    void copy(OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (Slice slice : slices) {
            slice.copy(buffer, out);
        }
    }

    /** A part of a file. */
    record Slice(BodyFile file, long offset, long length) {

        private void copy(byte[] buffer, OutputStream out) throws IOException {
            try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
                for (long done = 0; done < length; ) {
                    ByteBuffer target = ByteBuffer.wrap(buffer, 0, (int) Math.min(length - done, buffer.length));
                    int read = channel.read(target, offset + done);
                    if (read < 0) {
                        throw new EOFException("an object's file is too short");
                    }
                    out.write(buffer, 0, read);
                    done += read;
                }
            }
        }
    }
}
