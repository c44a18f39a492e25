package dev.sallyport.path;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that a canary's process printed.
 *
 * @param source {@link CanaryRun#FUNCTION}, {@link CanaryRun#PRINTED}, or empty for the log of client and sandbox
 * @param logger whose event it belongs to, the first line of it or a later one; empty before the first event
 * @param text the whole line
 */
record PrintedLine(String source, String logger, String text) {

    private static final Pattern EVENT =
            Pattern.compile("\\[[^\\]]*\\] (?:TRACE|DEBUG|INFO|WARN|ERROR) ([\\w.$]+) - .*");

    /** As the JDK's console handler begins an event. */
    private static final Pattern JDK_EVENT =
            Pattern.compile("[A-Z][a-z]{2} \\d{2}, \\d{4} \\d{1,2}:\\d{2}:\\d{2} [AP]M ([\\w.$]+) \\S+");

    static List<PrintedLine> of(List<String> lines) {
        List<PrintedLine> printed = new ArrayList<>();
        String functionLogger = "";
        String logger = "";
        for (String line : lines) {
            if (line.startsWith(CanaryRun.PRINTED)) {
                printed.add(new PrintedLine(CanaryRun.PRINTED, "", line));
            } else if (line.startsWith(CanaryRun.FUNCTION)) {
                functionLogger = logger(line.substring(CanaryRun.FUNCTION.length()), functionLogger);
                printed.add(new PrintedLine(CanaryRun.FUNCTION, functionLogger, line));
            } else {
                logger = logger(line, logger);
                printed.add(new PrintedLine("", logger, line));
            }
        }
        return printed;
    }

    private static String logger(String line, String before) {
        for (Pattern form : List.of(EVENT, JDK_EVENT)) {
            Matcher event = form.matcher(line);
            if (event.matches()) {
                return event.group(1);
            }
        }
        return before;
    }
}
