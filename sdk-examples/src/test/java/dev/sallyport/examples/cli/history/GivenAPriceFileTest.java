package dev.sallyport.examples.cli.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.examples.cli.UsageException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GivenAPriceFileTest {

    private static List<History> read(String csv) {
        return new HistoryFile(null, null, null, null, null).read(csv);
    }

    private static History one(@Nullable String tag, String... rows) {
        Locale locale = tag == null ? null : Locale.forLanguageTag(tag);
        List<History> histories =
                new HistoryFile(locale, null, null, null, null).read("date;value\n" + String.join("\n", rows) + "\n");
        assertThat(histories).hasSize(1);
        return histories.get(0);
    }

    @Test
    void whenItHasSeveralSeries_thenEachIsReadInTheOrderOfItsFirstRow() {
        List<History> histories =
                read("id,date,value\nb,2024-02-01,2\na,2024-01-01,5\nb,2024-01-01,1\na,2024-02-01,6\n");

        assertThat(histories)
                .containsExactly(
                        new History("b", "M", "2024-01-01", null, null, List.of(1.0, 2.0)),
                        new History("a", "M", "2024-01-01", null, null, List.of(5.0, 6.0)));
    }

    @Test
    void whenAPeriodOrItsValueIsMissing_thenItsPlaceIsKept() {
        History history = one(null, "2024-01;1", "2024-02;", "2024-05;3", "2024-06;NA", "2024-07;4");

        assertThat(history.values()).containsExactly(1.0, null, null, null, 3.0, null, 4.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "H|2024-01-01T00:00,2024-01-01T01:00,2024-01-01T02:00",
                "D|2024-01-05,2024-01-06,2024-01-07",
                "B|2024-01-04,2024-01-05,2024-01-08,2024-01-09,2024-01-10,2024-01-11",
                "W|2024-01-05,2024-01-12,2024-01-19",
                "M|2024-01-31,2024-02-29,2024-03-31",
                "Q|2024-Q1,2024-Q2,2024-Q3",
                "Y|2022,2023,2024"
            })
    void whenTheFrequencyIsNotGiven_thenItIsSeenFromTheDates(String frequency, String dates) {
        StringBuilder csv = new StringBuilder("date,value\n");
        for (String date : List.of(dates.split(",", -1))) {
            csv.append(date).append(",1.5\n");
        }

        History history = read(csv.toString()).get(0);

        assertThat(history.frequency()).isEqualTo(frequency);
        assertThat(history.values())
                .doesNotContainNull()
                .hasSize((int) dates.chars().filter(c -> c == ',').count() + 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de|31.01.2024|1.234.567,5|1234567.5", "de|31.01.2024|-12,50|-12.5", "de-CH|31.1.2024|1’234.5|1234.5",
                "fr|31/01/2024|1\u202f234,5|1234.5", "fr|31/01/2024|1 234,5|1234.5", "en-US|1/31/2024|1,234.5|1234.5",
                "en-IN|31/1/2024|12,34,567.5|1234567.5", "zh-TW|2024/1/31|1,234.5|1234.5", "ja|2024年1月31日|１２３４|1234",
                "ar-EG|٣١/١/٢٠٢٤|١٢٣٤٫٥|1234.5"
            })
    void whenALocaleIsGiven_thenNumbersAndDatesAreReadAsItWritesThem(
            String tag, String date, String number, double value) {
        History history = one(tag, "2023-12-31;1", date + ";" + number);

        assertThat(history.start()).isEqualTo("2023-12-31");
        assertThat(history.values()).containsExactly(1.0, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"de|1.5", "de|1,2,3", "en|1.234,5", "en|12,34", "en|0x10", "en|1e999", "en|Infinity"})
    void whenANumberIsNotOneInThatLocale_thenTheLineIsNamed(String tag, String number) {
        assertThatThrownBy(() -> one(tag, "2024-01-01;1", "2024-02-01;\"" + number + "\""))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("line 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date,value\n2024-01-01,1\n2024-02-30,2\n", "date,value\n2024-01-01,1\n2024-01-02,x\n",
                "date,value\n2024-01-01,1\n2024-01-01,2\n", "date,value\n2024-01-01,1\n2024-01-02,2,3\n",
                "date,value\n2024-01-01,1\n\"2024-01-02,2\n"
            })
    void whenALineIsToBlame_thenItIsNamed(String csv) {
        assertThatThrownBy(() -> read(csv)).isInstanceOf(UsageException.class).hasMessageContaining("line 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "date,value\n", "date,value\n2024-01-01,1\n", "one\n1\n", "a,b,c,d\n1,2,3,4\n"})
    void whenThereIsNotEnough_thenItSaysWhat(String csv) {
        assertThatThrownBy(() -> read(csv)).isInstanceOf(UsageException.class);
    }

    @Test
    void whenCellsAreQuotedAndTheFileComesFromASpreadsheet_thenTheyAreReadAsMeant() {
        List<History> histories = read(
                "\uFEFFid,date,value\r\n\"a, \"\"b\"\"\",2024-01-01,\"1\"\r\n\"a, \"\"b\"\"\",2024-02-01,2\r\n\r\n");

        assertThat(histories).extracting(History::id).containsExactly("a, \"b\"");
    }

    @Test
    void whenColumnsAreNamed_thenTheRestIsIgnored() {
        List<History> histories = new HistoryFile(null, "M", "Symbol", "Month", "Close")
                .read("Close,Open,Month,Symbol\n2,0,2024-02,X\n1,0,2024-01,X\n");

        assertThat(histories).containsExactly(new History("X", "M", "2024-01-01", null, null, List.of(1.0, 2.0)));
    }

    @Test
    void whenADateDoesntFitTheFrequency_thenTheLineIsNamed() {
        assertThatThrownBy(() -> new HistoryFile(null, "W", null, null, null)
                        .read("date,value\n2024-01-01,1\n2024-01-08,2\n2024-01-16,3\n"))
                .hasMessageContaining("line 4")
                .hasMessageContaining("--frequency");
    }

    @Test
    void whenSeriesAreUndated_thenPeriodAndHorizonAreTheirOwn() {
        List<History> histories = SeriesFile.read("""
                {"id":"N1","period":"monthly","m":12,"h":18,"values":[1,2.5,null]}

                {"id":"N2","period":"other","m":1,"h":8,"values":[3]}
                """);

        assertThat(histories).extracting(History::frequency).containsExactly("M", "Y");
        assertThat(histories).extracting(History::season).containsExactly(12, 1);
        assertThat(histories).extracting(History::horizon).containsExactly(18, 8);
        assertThat(histories.get(0).values()).containsExactly(1.0, 2.5, null);
        assertThat(histories.get(0).start()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{",
                "{\"id\":\"a\",\"period\":\"monthly\"}",
                "{\"id\":\"a\",\"period\":\"x\",\"values\":[1]}",
                "{\"id\":\"a\",\"period\":\"monthly\",\"values\":[\"1\"]}"
            })
    void whenALineIsNoSeries_thenItIsNamed(String line) {
        assertThatThrownBy(() -> SeriesFile.read("\n" + line + "\n"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("line 2");
    }
}
