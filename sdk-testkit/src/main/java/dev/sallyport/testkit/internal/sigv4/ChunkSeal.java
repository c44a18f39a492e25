package dev.sallyport.testkit.internal.sigv4;

import dev.sallyport.testkit.internal.http.AwsError;

/** What holds the chunks of a body to the request's signature. */
interface ChunkSeal {

    /** Chunks that TLS alone protects. */
    ChunkSeal NONE = new ChunkSeal() {
        @Override
        public void chunk(String sha256, String signature) {}

        @Override
        public void trailer(String sha256, String signature) {}

        @Override
        public boolean signed() {
            return false;
        }
    };

    /** Takes the next chunk, or refuses it. */
    void chunk(String sha256, String signature) throws AwsError;

    /** Takes the trailer, or refuses it. */
    void trailer(String sha256, String signature) throws AwsError;

    /** Whether chunks carry signatures. */
    boolean signed();
}
