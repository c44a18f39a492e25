package dev.sallyport.server.prepare;

import dev.sallyport.contract.Limits;
import dev.sallyport.contract.Stage;
import dev.sallyport.server.Budget;
import dev.sallyport.server.Refusal;
import dev.sallyport.server.document.FetchedDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Parses in this process, each document on a thread of its own that is given up when its time is over. A parser that is
 * stuck can't be stopped in the process it runs in: that thread goes on until it ends by itself or the process does.
 */
public final class InProcessPreparation implements Preparation {

    /** Longest time for one document. Our own bound: a readable PDF of 100 pages takes seconds. */
    private static final Duration DOCUMENT_TIME = Duration.ofSeconds(30);

    /** Stack of a parser: deep enough for honest nesting, and its overflow costs nobody else's. */
    private static final long STACK_BYTES = 4L * 1024 * 1024;

    private final Duration documentTime;

    /** With the default time for one document. */
    public InProcessPreparation() {
        this(DOCUMENT_TIME);
    }

    InProcessPreparation(Duration documentTime) {
        this.documentTime = documentTime;
    }

    @Override
    public List<PreparedDocument> prepare(List<FetchedDocument> documents, Budget budget) throws Refusal {
        List<PreparedDocument> prepared = new ArrayList<>();
        int pages = 0;
        for (FetchedDocument document : documents) {
            budget.require(Duration.ZERO, Stage.PREPARE);
            PreparedDocument ready = bounded(document, Limits.PAGES - pages, budget);
            pages += ready.paged() ? ready.pages().size() : 0;
            prepared.add(ready);
        }
        return prepared;
    }

    private PreparedDocument bounded(FetchedDocument document, int pagesLeft, Budget budget) throws Refusal {
        Duration time = budget.leftAtMost(documentTime);
        FutureTask<PreparedDocument> task = new FutureTask<>(() -> read(document, pagesLeft));
        Thread worker = new Thread(null, task, "prepare-" + document.index(), STACK_BYTES);
        worker.setDaemon(true);
        worker.start();
        try {
            return task.get(time.toMillis() + 1, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw time.compareTo(documentTime) < 0
                    ? Budget.exceeded(Stage.PREPARE)
                    : Unreadable.tooLarge(document.index(), "takes too long to read");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Budget.exceeded(Stage.PREPARE);
        } catch (ExecutionException e) {
            throw refusal(document.index(), e.getCause() == null ? e : e.getCause());
        } finally {
            task.cancel(true);
        }
    }

    private static PreparedDocument read(FetchedDocument document, int pagesLeft) throws Refusal {
        int index = document.index();
        if (document.bytes().length == 0) {
            throw Unreadable.empty(index);
        }
        Format format = Format.of(document.bytes());
        return switch (format.kind()) {
            case PDF -> new PdfReading(document, pagesLeft).read();
            case PNG, JPEG, GIF, WEBP -> new ImageReading(document, format).read();
            case TEXT -> new TextReading(document).read();
            case UNSUPPORTED -> throw Unreadable.unsupported(index, format.name());
        };
    }

    private static Refusal refusal(int index, Throwable cause) {
        if (cause instanceof Refusal refusal) {
            return refusal;
        }
        if (cause instanceof OutOfMemoryError) {
            return Unreadable.tooLarge(index, "needs more memory than there is");
        }
        if (cause instanceof LinkageError broken) {
            // The function's own package is not whole: no document's fault.
            throw broken;
        }
        // Whatever a parser throws at a file, it is the file that the caller can do something about.
        return Unreadable.corrupt(index, "file");
    }
}
