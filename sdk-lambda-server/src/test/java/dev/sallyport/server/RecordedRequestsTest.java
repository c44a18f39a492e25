package dev.sallyport.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sallyport.contract.Codec;
import dev.sallyport.contract.Envelope;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Event;
import dev.sallyport.contract.ForecastResult;
import dev.sallyport.contract.RecordedMessages;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract's recorded requests, as a client of any version sends them. */
class RecordedRequestsTest {

    private static final byte[] FORM = "Applicant: 陳大文\n".getBytes(StandardCharsets.UTF_8);
    private static final String NOTHING = "{\"value\":{},\"fields\":[],\"languages\":[]}";

    private final Served served = new Served();

    static Stream<String> requests() {
        return RecordedMessages.names("request/").stream();
    }

    static Stream<String> envelopes() {
        return RecordedMessages.names("envelope/").stream();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void whenARequestIsSent_thenItIsAcceptedUnderItsId(String name) {
        served.answer(Served.ALIAS, Codec.write(new Envelope(RecordedMessages.text(name))));

        assertThat(served.events).first().isEqualTo(new Event.Accepted("01JDJ8Z6Q4T8M9V2C7K5R3N1XW"));
    }

    @ParameterizedTest
    @MethodSource("envelopes")
    void whenAnEnvelopeIsSent_thenItsRequestIsAccepted(String name) {
        served.answer(Served.ALIAS, RecordedMessages.text(name));

        assertThat(served.events).first().isEqualTo(new Event.Accepted("01JDJ8Z6Q4T8M9V2C7K5R3N1XW"));
    }

    @Test
    void whenTheClientIsNewer_thenItGetsWhatIsKnown() {
        served.objects.put("intake/a.txt", FORM);
        served.model.says(NOTHING);

        assertThat(served.answer(Served.ALIAS, RecordedMessages.text("envelope/newer.json")))
                .isInstanceOf(Event.Result.class);
    }

    @Test
    void whenTheReferenceNamesAnotherHash_thenTheDocumentHasChanged() {
        served.objects.put("intake/2026/11/0b1c2d3e.pdf", FORM);
        served.objects.put("intake/客戶/薪俸 證明+1.png", FORM);

        Event.Terminal end = served.answer(Served.ALIAS, RecordedMessages.text("envelope/analyze.json"));

        assertThat(((Event.Refused) end).code()).isEqualTo(ErrorCode.DOCUMENT_CHANGED);
    }

    @Test
    void whenASeriesNamesItsSeason_thenThatIsTheOneRepeated() {
        Event.Result result = (Event.Result)
                served.answer(Served.ALIAS, Codec.write(new Envelope(RecordedMessages.text("request/forecast.json"))));

        assertThat(Objects.requireNonNull(result.forecast()).series())
                .extracting(ForecastResult.SeriesForecast::id, ForecastResult.SeriesForecast::method)
                .containsExactly(tuple("rice", "naive"), tuple("freight", "seasonal naive, season of 2"));
    }
}
