package dev.sallyport.examples.cli.source;

import dev.sallyport.examples.cli.Terminal;
import dev.sallyport.examples.cli.UsageException;
import dev.sallyport.trust.DocumentUri;
import dev.sallyport.trust.InvalidReferenceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One document as it is named on the command line. */
public sealed interface Source {

    /** What was typed, or found in a folder. */
    String name();

    /**
     * A file on this machine; whether it exists is seen when it is opened.
     *
     * @param name what was typed
     * @param path where it is
     */
    record LocalFile(String name, Path path) implements Source {}

    /**
     * An object that is already in the bucket.
     *
     * @param name what was typed
     * @param bucket its bucket
     * @param key its key, decoded
     * @param versionId its version; empty if none was given
     */
    record Reference(String name, String bucket, String key, String versionId) implements Source {
        /** Shows no key. */
        @Override
        public String toString() {
            return "Reference[]";
        }
    }

    /**
     * An object that is read through a presigned URL.
     *
     * @param name the URL without its query: what may be shown of it
     * @param url the whole URL, a secret
     */
    record Presigned(String name, String url) implements Source {
        /** Shows no key and no signature. */
        @Override
        public String toString() {
            return "Presigned[]";
        }
    }

    /** The documents behind presigned URLs. */
    static List<Source> presigned(List<String> urls) {
        return urls.stream()
                .<Source>map(url -> new Presigned(url.replaceFirst("\\?.*", ""), url))
                .toList();
    }

    /**
     * The documents of one dossier.
     *
     * @throws UsageException if one of them is a folder, or a reference that can't be read
     */
    static List<Source> dossier(List<String> names, Terminal terminal) {
        return names.stream().map(name -> single(name, terminal)).toList();
    }

    /**
     * Each file by itself, those in folders included.
     *
     * @throws UsageException if there are none, or a reference can't be read
     */
    static List<Source> each(List<String> names, Terminal terminal) {
        List<Source> sources = names.stream()
                .flatMap(name -> isFolder(name, terminal)
                        ? Folder.files(name, terminal.path(name)).stream()
                        : List.of(single(name, terminal)).stream())
                .toList();
        if (sources.isEmpty()) {
            throw new UsageException("no file in " + String.join(", ", names));
        }
        return sources;
    }

    private static Source single(String name, Terminal terminal) {
        if (DocumentUri.claims(name)) {
            return reference(name);
        }
        if (isFolder(name, terminal)) {
            throw new UsageException("'" + name + "' is a folder: --each reads every file in it by itself");
        }
        return new LocalFile(name, terminal.path(name));
    }

    private static Reference reference(String name) {
        try {
            DocumentUri uri = DocumentUri.parse(name);
            String version = uri.versionId();
            return new Reference(name, uri.bucket(), uri.key(), version == null ? "" : version);
        } catch (InvalidReferenceException e) {
            throw new UsageException("not a reference to an object, " + e.reason() + ": " + name);
        }
    }

    private static boolean isFolder(String name, Terminal terminal) {
        return !DocumentUri.claims(name) && Files.isDirectory(terminal.path(name));
    }
}
