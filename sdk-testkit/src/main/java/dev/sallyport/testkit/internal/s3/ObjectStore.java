package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Every version of every object. Thread-safe; its lock is never held while files are read, written or deleted. */
final class ObjectStore {

    private final Clock clock;
    private final VersionIds ids;
    /** The versions of each key, the newest first. */
    private final NavigableMap<String, List<Version>> keys = new TreeMap<>(KeyOrder.UTF_8);

    private final Map<String, Set<Intent>> intents = new HashMap<>();
    private boolean versioned = true;

    ObjectStore(Clock clock, VersionIds ids) {
        this.clock = clock;
        this.ids = ids;
    }

    synchronized void versioning(boolean on) {
        versioned = on;
    }

    synchronized boolean versioned() {
        return versioned;
    }

    /** Watches a key for a write that begins. */
    synchronized Intent begin(String key) {
        Intent intent = new Intent();
        intents.computeIfAbsent(key, k -> new HashSet<>()).add(intent);
        return intent;
    }

    synchronized void end(String key, Intent intent) {
        intents.computeIfPresent(key, (k, known) -> known.remove(intent) && known.isEmpty() ? null : known);
    }

    synchronized void check(WriteCondition condition, Intent intent) throws AwsError {
        condition.check(newest(condition.key()), intent);
    }

    /** Adds an object's newest version, or replaces the one without a version; it takes over the content. */
    StoredObject put(Draft draft, WriteCondition condition, Intent intent) throws AwsError {
        StoredObject object;
        Optional<Version> replaced;
        synchronized (this) {
            check(condition, intent);
            object = draft.stored(newId(), clock.instant());
            replaced = add(draft.key, object);
            note(draft.key, Intent::noteWrite);
        }
        replaced.ifPresent(ObjectStore::release);
        return object;
    }

    /** Marks a key as deleted. */
    DeleteMarker delete(String key, DeleteCondition condition) throws AwsError {
        DeleteMarker marker;
        Optional<Version> replaced;
        synchronized (this) {
            condition.check(key, newest(key));
            marker = new DeleteMarker(newId(), clock.instant());
            replaced = add(key, marker);
            note(key, Intent::noteDelete);
        }
        replaced.ifPresent(ObjectStore::release);
        return marker;
    }

    /** Deletes a version for good. */
    Optional<Version> deleteVersion(String key, String versionId, DeleteCondition condition) throws AwsError {
        Optional<Version> removed;
        synchronized (this) {
            condition.check(key, newest(key));
            removed = remove(key, versionId);
            removed.ifPresent(version -> note(key, Intent::noteDelete));
        }
        removed.ifPresent(ObjectStore::release);
        return removed;
    }

    /** The version asked for, or the newest. */
    synchronized Optional<Version> find(String key, Optional<String> versionId) {
        return keys.getOrDefault(key, List.of()).stream()
                .filter(version -> versionId.isEmpty() || version.versionId().equals(versionId.get()))
                .findFirst();
    }

    /** The same, its content held for the caller. */
    synchronized Optional<Version> hold(String key, Optional<String> versionId) {
        Optional<Version> found = find(key, versionId);
        if (found.isPresent() && found.get() instanceof StoredObject object) {
            object.content().retain();
        }
        return found;
    }

    /** Gives a version other tags, if it is still there. */
    synchronized void tag(String key, String versionId, Tags tags) {
        keys.getOrDefault(key, List.of())
                .replaceAll(version -> version instanceof StoredObject object
                                && object.versionId().equals(versionId)
                        ? object.tagged(tags)
                        : version);
    }

    /** All versions of the keys with that prefix, in the order in which they are listed. */
    synchronized List<Listed> list(String prefix) {
        List<Listed> all = new ArrayList<>();
        for (Map.Entry<String, List<Version>> entry : keys.tailMap(prefix, true).entrySet()) {
            if (!entry.getKey().startsWith(prefix)) {
                break;
            }
            boolean latest = true;
            for (Version version : entry.getValue()) {
                all.add(new Listed(entry.getKey(), version, latest));
                latest = false;
            }
        }
        return all;
    }

    private @Nullable Version newest(String key) {
        return find(key, Optional.empty()).orElse(null);
    }

    private String newId() {
        return versioned ? ids.version() : VersionIds.NULL;
    }

    private Optional<Version> add(String key, Version version) {
        Optional<Version> replaced = remove(key, version.versionId());
        keys.computeIfAbsent(key, k -> new ArrayList<>()).add(0, version);
        return replaced;
    }

    private Optional<Version> remove(String key, String versionId) {
        Optional<Version> found = find(key, Optional.of(versionId));
        found.ifPresent(version ->
                keys.computeIfPresent(key, (k, known) -> known.remove(version) && known.isEmpty() ? null : known));
        return found;
    }

    private void note(String key, Consumer<Intent> event) {
        intents.getOrDefault(key, Set.of()).forEach(event);
    }

    private static void release(Version version) {
        if (version instanceof StoredObject object) {
            object.content().release();
        }
    }

    /**
     * An object that is to be stored.
     *
     * @param key its key
     * @param etag without quotes
     * @param description what it is stored with
     * @param body its bytes
     */
    record Draft(String key, String etag, Description description, StoredObject.Body body) {

        private StoredObject stored(String versionId, Instant now) {
            return new StoredObject(versionId, now, etag, description, body);
        }

        /** Keys may say something of a customer. */
        @Override
        public String toString() {
            return "Draft";
        }
    }

    /**
     * A version in a list.
     *
     * @param key its key
     * @param version the version
     * @param latest whether it is its key's newest
     */
    record Listed(String key, Version version, boolean latest) {
        /** Keys may say something of a customer. */
        @Override
        public String toString() {
            return "Listed[" + version + "]";
        }
    }
}
