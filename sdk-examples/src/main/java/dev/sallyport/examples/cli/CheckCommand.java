package dev.sallyport.examples.cli;

import dev.sallyport.ApprovedPrefix;
import dev.sallyport.examples.cli.source.InputLines;
import dev.sallyport.examples.cli.source.ReferenceCheck;
import dev.sallyport.trust.ApprovedLocation;
import dev.sallyport.trust.PresignedRule;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says of each reference on stdin whether it would be read. Connects to nothing. */
@Command(
        name = "check",
        description = "Says of each reference on stdin, one a line, whether it would be read: as text, or as"
                + " {\"id\",\"input\",\"kind\":\"key|s3uri|url\"}. Answers one JSON line each.")
final class CheckCommand implements Callable<Integer> {

    private final Session session;

    @Option(
            names = "--documents",
            required = true,
            paramLabel = "S3URI",
            description = "the approved prefix, s3://bucket/prefix/")
    private String documents = "";

    @Option(names = "--owner", required = true, paramLabel = "ACCOUNT", description = "the bucket's account")
    private String owner = "";

    @Option(names = "--region", required = true, paramLabel = "REGION", description = "the bucket's Region")
    private String region = "";

    @Option(names = "--presigned", description = "takes presigned URLs too")
    private boolean presigned;

    CheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        ReferenceCheck check = check();
        InputLines lines = new InputLines(session.terminal().in());
        for (InputLines.Line line = lines.next(); line != null; line = lines.next()) {
            session.print(check.answer(line));
        }
        return Exit.DONE;
    }

    private ReferenceCheck check() {
        try {
            ApprovedPrefix.of(documents).owner(owner).region(region);
            ApprovedLocation approved = ApprovedLocation.of(documents);
            return new ReferenceCheck(approved, rule(approved), Clock.systemUTC());
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private @Nullable PresignedRule rule(ApprovedLocation approved) {
        return presigned ? PresignedRule.of(approved, region).withoutVersion() : null;
    }
}
