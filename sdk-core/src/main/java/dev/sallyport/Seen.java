package dev.sallyport;

import dev.sallyport.contract.Event;
import dev.sallyport.contract.Stage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What of the wire's events a caller sees. */
final class Seen {

    private Seen() {}

    static @Nullable AnalyzeEvent ofAnalysis(Event event) {
        return event instanceof Event.Progress progress
                ? new AnalyzeEvent.Progress(stage(progress), number(progress.done()), number(progress.of()))
                : null;
    }

    static @Nullable AssistEvent ofAssistance(Event event) {
        if (event instanceof Event.Text piece && piece.text() != null) {
            return new AssistEvent.Text(piece.text());
        }
        return event instanceof Event.Progress progress
                ? new AssistEvent.Progress(stage(progress), number(progress.done()), number(progress.of()))
                : null;
    }

    /** A forecast is too quick to be watched. */
    static @Nullable Event nothing(Event event) {
        return null;
    }

    private static Stage stage(Event.Progress progress) {
        return Objects.requireNonNullElse(progress.stage(), Stage.RESULT);
    }

    private static int number(@Nullable Integer number) {
        return Objects.requireNonNullElse(number, 0);
    }
}
