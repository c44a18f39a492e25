package dev.sallyport.testkit.internal.s3;

import java.time.Instant;

/** What a delete without a version leaves. */
record DeleteMarker(String versionId, Instant modified) implements Version {}
