package dev.sallyport.testkit.internal.s3;

import java.time.Instant;

/** One version of a key: an object, or the mark that it was deleted. */
sealed interface Version permits StoredObject, DeleteMarker {

    /** Its id; {@code null}, the word, where versions aren't kept. */
    String versionId();

    Instant modified();
}
