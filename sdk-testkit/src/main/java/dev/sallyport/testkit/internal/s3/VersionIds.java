package dev.sallyport.testkit.internal.s3;

import java.util.random.RandomGenerator;

/** Names of versions and uploads, as S3 makes them. */
final class VersionIds {

    /** The version that an object has where versions aren't kept. */
    static final String NULL = "null";

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz.";
    private static final int VERSION_LENGTH = 32;
    private static final int UPLOAD_LENGTH = 128;

    private final RandomGenerator random;

    VersionIds(RandomGenerator random) {
        this.random = random;
    }

    static boolean isVersion(String id) {
        return id.equals(NULL) || (id.length() == VERSION_LENGTH && id.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0));
    }

    String version() {
        return letters(VERSION_LENGTH);
    }

    String upload() {
        return letters(UPLOAD_LENGTH);
    }

    private String letters(int length) {
        StringBuilder id = new StringBuilder(length);
        while (id.length() < length) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
