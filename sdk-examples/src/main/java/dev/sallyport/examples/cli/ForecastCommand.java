package dev.sallyport.examples.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Stage;
import dev.sallyport.examples.cli.account.Connection;
import dev.sallyport.examples.cli.account.TargetOptions;
import dev.sallyport.examples.cli.history.History;
import dev.sallyport.examples.cli.history.HistoryFile;
import dev.sallyport.examples.cli.history.SeriesFile;
import dev.sallyport.examples.cli.output.HumanForecast;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Continues price histories. */
@Command(name = "forecast", description = "Continues the price histories of a CSV.")
final class ForecastCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "CSV", description = "date,value or id,date,value with a header")
    private @Nullable String csv;

    @Option(names = "--series", paramLabel = "FILE", description = "undated histories, one JSON object a line")
    private @Nullable String series;

    @Option(
            names = "--horizon",
            paramLabel = "N",
            description = "periods to forecast; 12 unless the file says otherwise")
    private @Nullable Integer horizon;

    @Option(names = "--levels", paramLabel = "LIST", defaultValue = "80,95", description = "intervals, in percent")
    private String levels = "80,95";

    @Option(
            names = "--frequency",
            paramLabel = "F",
            description = "H, D, B, W, M, Q or Y; seen from the dates if absent")
    private @Nullable String frequency;

    @Option(names = "--date-col", paramLabel = "NAME", description = "the column of the dates")
    private @Nullable String dateColumn;

    @Option(names = "--value-col", paramLabel = "NAME", description = "the column of the prices")
    private @Nullable String valueColumn;

    @Option(names = "--id-col", paramLabel = "NAME", description = "the column of the series' names")
    private @Nullable String idColumn;

    @Option(names = "--locale", paramLabel = "TAG", description = "how numbers and dates are written, for example de")
    private @Nullable String locale;

    @Mixin
    private final TargetOptions target = new TargetOptions();

    ForecastCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Forecasting wanted = new Forecasting(horizon(), levels());
        List<History> histories = histories();
        try (Connection connection = session.connect(target)) {
            ObjectNode result = wanted.of(histories, connection.analyzer());
            if (session.json()) {
                session.print(result);
            } else {
                session.write(HumanForecast.of(result));
            }
            return Exit.DONE;
        }
    }

    private @Nullable Integer horizon() {
        if (horizon != null && horizon < 1) {
            throw new UsageException("--horizon is at least 1");
        }
        return horizon;
    }

    private List<Integer> levels() {
        try {
            List<Integer> percent = Arrays.stream(levels.split(","))
                    .map(String::strip)
                    .map(Integer::valueOf)
                    .toList();
            if (!percent.isEmpty() && percent.stream().allMatch(level -> level > 0 && level < 100)) {
                return percent;
            }
        } catch (NumberFormatException e) {
            // The same sentence as for a number out of range.
        }
        throw new UsageException(
                "--levels is a list of whole percents from 1 to 99, such as 80,95, not '" + levels + "'");
    }

    private List<History> histories() {
        if ((csv == null) == (series == null)) {
            throw new UsageException("either a CSV or --series FILE is needed");
        }
        if (series != null) {
            boolean dated = Stream.of(frequency, dateColumn, valueColumn, idColumn, locale)
                    .anyMatch(x -> x != null);
            if (dated) {
                throw new UsageException("--frequency, the columns and --locale are for a CSV, not for --series");
            }
            return SeriesFile.read(text(series));
        }
        HistoryFile file =
                new HistoryFile(Languages.locale(locale, "--locale"), frequency, idColumn, dateColumn, valueColumn);
        return file.read(text(String.valueOf(csv)));
    }

    private String text(String name) {
        Path path = session.terminal().path(name);
        try {
            return Files.readString(path);
        } catch (CharacterCodingException e) {
            throw new UsageException("'" + name + "' is not UTF-8");
        } catch (IOException e) {
            if (Files.isDirectory(path)) {
                throw new UsageException("'" + name + "' is a folder");
            }
            throw new CommandException(
                    ErrorCode.DOCUMENT_MISSING,
                    Stage.ARGUMENTS,
                    "the file '" + name + "' doesn't exist or can't be read");
        }
    }
}
