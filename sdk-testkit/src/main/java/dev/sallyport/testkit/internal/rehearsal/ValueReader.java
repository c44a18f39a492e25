package dev.sallyport.testkit.internal.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sallyport.contract.Codec;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a label stands for, by the schema's type. What isn't there in that type isn't read.
 *
 * @param habits how the documents write what can be read in two ways
 */
record ValueReader(Habits habits) {

    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+");
    private static final Pattern INSTANT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?(?:Z|[+-]\\d\\d:\\d\\d)");
    private static final Pattern TIME =
            Pattern.compile("(?<![\\d:])([01]?\\d|2[0-3]):([0-5]\\d)(?::([0-5]\\d))?(?![\\d:])");
    private static final Map<String, List<String>> YES_NO = DataFile.read("yesno.txt");
    private static final int LONGEST = 500;

    Optional<Reading> read(Passage value, SchemaNode schema) {
        return switch (schema.kind()) {
            case STRING -> string(value);
            case EMAIL -> first(EMAIL, value);
            case DECIMAL -> number(value).map(n -> decimal(n.value(), n.raw()));
            case NUMBER -> number(value).map(n -> new Reading(DecimalNode.valueOf(n.value()), n.raw()));
            case INTEGER -> number(value).flatMap(ValueReader::integer);
            case BOOLEAN -> yesOrNo(value);
            case DATE -> date(value);
            case DATE_TIME -> first(INSTANT, value);
            case TIME -> time(value);
            case ENUM -> constant(value, schema.constants());
            case CURRENCY -> number(value).flatMap(n -> money(n, value));
        };
    }

    private static Optional<Reading> string(Passage value) {
        return value.text().length() > LONGEST ? Optional.empty() : Optional.of(text(value.text(), value));
    }

    private static Optional<Reading> first(Pattern form, Passage value) {
        Matcher match = form.matcher(value.text());
        return match.find()
                ? Optional.of(text(match.group(), value.part(match.start(), match.end())))
                : Optional.empty();
    }

    private record WrittenNumber(BigDecimal value, Passage raw) {}

    /** The first number with a currency's mark, else the first. */
    private Optional<WrittenNumber> number(Passage value) {
        List<WrittenNumber> numbers = Amounts.all(value.text(), habits).stream()
                .map(n -> new WrittenNumber(n.value(), MoneySpan.around(value, n.start(), n.end())))
                .toList();
        return numbers.stream()
                .filter(n -> Money.find(n.raw().text(), habits).isPresent())
                .findFirst()
                .or(() -> numbers.stream().findFirst());
    }

    private static Reading decimal(BigDecimal value, Passage raw) {
        return text(value.toPlainString(), raw);
    }

    private static Optional<Reading> integer(WrittenNumber number) {
        try {
            return Optional.of(new Reading(LongNode.valueOf(number.value().longValueExact()), number.raw()));
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** The currency beside the number, else one that the line names: {@code Amount (HKD)}. */
    private Optional<Reading> money(WrittenNumber number, Passage value) {
        return Money.find(number.raw().text(), habits)
                .or(() -> Money.find(value.text(), habits))
                .or(() -> Money.find(value.line().text(), habits))
                .map(code -> {
                    JsonNode money = Codec.object()
                            .put("amount", number.value().toPlainString())
                            .put("currency", code);
                    return new Reading(money, number.raw());
                });
    }

    private Optional<Reading> date(Passage value) {
        return Dates.all(value.text(), habits).stream()
                .findFirst()
                .map(d -> text(d.value().toString(), value.part(d.start(), d.end())));
    }

    private static Optional<Reading> time(Passage value) {
        Matcher match = TIME.matcher(Numerals.ascii(value.text()));
        if (!match.find()) {
            return Optional.empty();
        }
        int seconds = match.group(3) == null ? 0 : Integer.parseInt(match.group(3));
        LocalTime time = LocalTime.of(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)), seconds);
        String iso = time.getSecond() == 0 ? time + ":00" : time.toString();
        return Optional.of(text(iso, value.part(match.start(), match.end())));
    }

    private static Optional<Reading> yesOrNo(Passage value) {
        String written = value.text().toLowerCase(Locale.ROOT).strip();
        String word = Words.key(written);
        for (Map.Entry<String, List<String>> answer : YES_NO.entrySet()) {
            boolean said = answer.getValue().stream()
                    .anyMatch(w -> written.equals(w) || (!Words.key(w).isEmpty() && word.equals(Words.key(w))));
            boolean marked =
                    answer.getValue().stream().anyMatch(w -> Words.key(w).isEmpty() && written.startsWith(w));
            if (said || marked) {
                return Optional.of(
                        new Reading(BooleanNode.valueOf(answer.getKey().equals("true")), value));
            }
        }
        return Optional.empty();
    }

    private static Optional<Reading> constant(Passage value, List<String> constants) {
        String written = Words.key(value.text());
        return constants.stream()
                .filter(c -> Words.key(Words.spaced(c)).equals(written)
                        || Words.key(c).equals(written))
                .findFirst()
                .or(() -> only(constants.stream()
                        .filter(c -> (" " + written + " ").contains(" " + Words.key(Words.spaced(c)) + " "))
                        .toList()))
                .map(constant -> text(constant, value));
    }

    private static Optional<String> only(List<String> constants) {
        return constants.size() == 1 ? Optional.of(constants.get(0)) : Optional.empty();
    }

    static Reading text(String value, Passage raw) {
        return new Reading(TextNode.valueOf(value), raw);
    }
}
