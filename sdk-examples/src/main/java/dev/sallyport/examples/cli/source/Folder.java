package dev.sallyport.examples.cli.source;

import dev.sallyport.examples.cli.UsageException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The files below a folder, sorted by the bytes of their paths. What is hidden is not looked at, and no link is followed. */
final class Folder extends SimpleFileVisitor<Path> {

    private final Path start;
    private final List<Path> files = new ArrayList<>();

    private Folder(Path start) {
        this.start = start;
    }

    static List<Source> files(String name, Path root) {
        // The folder itself was named, so a link to it is meant.
        Folder folder = new Folder(Files.isSymbolicLink(root) ? root.resolve(".") : root);
        try {
            Files.walkFileTree(folder.start, folder);
        } catch (IOException e) {
            throw new UsageException("the folder '" + name + "' can't be read");
        }
        return folder.files.stream()
                .map(folder.start::relativize)
                .sorted()
                .map(file -> named(name, root, file))
                .toList();
    }

    private static Source named(String name, Path root, Path file) {
        String joined = name.endsWith("/") ? name + file : name + "/" + file;
        return new Source.LocalFile(joined, root.resolve(file));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        return directory.equals(start) || !isHidden(directory)
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile() && !isHidden(file)) {
            files.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    private static boolean isHidden(Path path) {
        return String.valueOf(path.getFileName()).startsWith(".");
    }
}
