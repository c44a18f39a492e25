package dev.sallyport.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.contract.DocumentReference;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Event;
import dev.sallyport.contract.Request;
import dev.sallyport.contract.Stage;
import dev.sallyport.trust.Topology;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The second door of presigned URLs and of data classes. */
class PresignedReferencesTest {

    private static final String NOTHING = "{\"value\":{},\"fields\":[],\"languages\":[]}";
    private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{}}";
    private static final Topology SWITCHED_ON =
            Topology.parse(Served.TOPOLOGY.toJson().replaceFirst("\"presigned\"\\s*:\\s*false", "\"presigned\":true"));
    private static final String URL = "https://acme-private.s3.ap-east-1.amazonaws.com/intake/a.txt"
            + "?X-Amz-Algorithm=AWS4-HMAC-SHA256"
            + "&X-Amz-Credential=ASIAEXAMPLEEXAMPLE00%2F20261125%2Fap-east-1%2Fs3%2Faws4_request"
            + "&X-Amz-Date=20261125T095900Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host"
            + "&X-Amz-Security-Token=TOKENCANARYTOKEN&versionId=v1&x-id=GetObject"
            + "&X-Amz-Signature=" + "0123456789abcdef".repeat(4);

    private final Served served =
            new Served().of(SWITCHED_ON).at(Clock.fixed(Instant.parse("2026-11-25T10:00:00Z"), ZoneOffset.UTC));

    private Request request(String key, String version, @Nullable String url) {
        served.objects.put("intake/a.txt", "Applicant: x".getBytes(StandardCharsets.UTF_8));
        served.model.says(NOTHING);
        return served.analyze(SCHEMA, new DocumentReference(MemoryObjects.BUCKET, key, version, null, null, null, url));
    }

    private void refused(Request request, String reason) {
        Event.Refused refused = served.refused(request);
        assertThat(refused.code()).isEqualTo(ErrorCode.NOT_ALLOWED);
        assertThat(refused.stage()).isEqualTo(Stage.GUARD);
        assertThat(refused.message()).contains(reason).doesNotContain("CANARY", "a.txt");
        assertThat(served.objects.reads()).isEmpty();
    }

    @Test
    void whenTheTopologyTakesThem_thenTheVersionIsReadThroughTheUrl() {
        served.result(request("intake/a.txt", "v1", URL));

        assertThat(served.objects.reads()).singleElement().satisfies(read -> {
            assertThat(read.presigned()).isNotNull();
            assertThat(read).hasToString("PinnedVersion[0]");
        });
    }

    @Test
    void whenTheTopologyDoesNot_thenItIsRefused() {
        served.of(Served.TOPOLOGY);

        refused(request("intake/a.txt", "v1", URL), "not switched on");
    }

    @ParameterizedTest
    @CsvSource({"intake/b.txt, v1", "intake/a.txt, v2"})
    void whenItIsOfAnotherObjectThanTheReference_thenItIsRefused(String key, String version) {
        refused(request(key, version, URL), "another object version");
    }

    @Test
    void whenTheParserRefusesIt_thenTheReasonIsTold() {
        refused(request("intake/a.txt", "v1", URL.replace("ap-east-1.amazonaws", "us-east-1.amazonaws")), "host");
        refused(request("intake/a.txt", "v1", URL.replace("/intake/", "/intake-old/")), "prefix");
        refused(request("intake/a.txt", "v1", "http://127.0.0.1:80/acme-private/intake/a.txt?x"), "not https");
        served.at(Clock.fixed(Instant.parse("2026-11-25T10:04:00Z"), ZoneOffset.UTC));
        refused(request("intake/a.txt", "v1", URL), "has expired");
    }

    @Test
    void whenADataClassMayNotLeave_thenItIsRefusedBeforeAnythingIsRead() {
        Request plain = request("intake/a.txt", "v1", null);

        refused(ofClass(plain, "payroll"), "may not leave");
        served.result(ofClass(plain, "application-documents"));
        served.model.says(NOTHING);
        served.result(ofClass(plain, null));
    }

    @Test
    void whenTheModelMayRunWhereInferenceMayNot_thenItIsRefused() {
        served.of(Topology.parse(Served.TOPOLOGY
                .toJson()
                .replaceFirst("\"inferenceRegions\"\\s*:\\s*\\[[^\\]]*\\]", "\"inferenceRegions\":[\"us-west-2\"]")));

        refused(request("intake/a.txt", "v1", null), "Region");
    }

    private static Request ofClass(Request request, @Nullable String dataClass) {
        return new Request(
                request.version(),
                request.requestId(),
                request.budgetMillis(),
                request.task(),
                request.documents(),
                request.schema(),
                request.instructions(),
                request.respondIn(),
                request.options(),
                request.question(),
                request.conversation(),
                request.forecast(),
                dataClass);
    }
}
