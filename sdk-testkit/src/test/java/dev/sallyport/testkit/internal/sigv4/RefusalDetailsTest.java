package dev.sallyport.testkit.internal.sigv4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.contract.Sha256;
import dev.sallyport.testkit.internal.RunningFront;
import dev.sallyport.testkit.internal.SignedCall;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.Connection;
import dev.sallyport.testkit.internal.http.Listener;
import dev.sallyport.testkit.internal.iam.Session;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What an answer to a wrong signature says besides its code. */
class RefusalDetailsTest {

    private RunningFront front;

    @BeforeEach
    void start() throws IOException {
        front = RunningFront.acceptingAll();
    }

    @AfterEach
    void stop() {
        front.close();
    }

    @Nested
    class GivenS3 {

        @Test
        void whenTheSignatureIsWrong_thenItShowsWhatItWasComputedFrom() throws IOException {
            String reply = get().secret("wrong").send().body();
            assertThat(reply)
                    .contains("<AWSAccessKeyId>" + front.principals.caller().accessKeyId() + "</AWSAccessKeyId>")
                    .containsPattern("<SignatureProvided>[0-9a-f]{64}</SignatureProvided>")
                    .contains("<StringToSign>AWS4-HMAC-SHA256&#10;")
                    .contains("<StringToSignBytes>41 57 53 34 2d 48 4d 41 43 2d 53 48 41 32 35 36 0a ")
                    .contains("<CanonicalRequest>GET&#10;/acme-private/intake/form.txt&#10;&#10;")
                    .contains("<CanonicalRequestBytes>47 45 54 0a 2f 61 63 6d 65 2d ");
        }

        @Test
        void whenTheClocksAreTooFarApart_thenItSaysBothTimes() throws IOException {
            Instant now = Instant.parse("2026-11-24T12:00:00Z");
            String reply = get().at(Clock.fixed(now, ZoneOffset.UTC)).send().body();
            assertThat(reply)
                    .contains("<RequestTime>20261124T120000Z</RequestTime>")
                    .containsPattern("<ServerTime>[-0-9]{10}T[:0-9]{8}Z</ServerTime>");
        }

        @Test
        void whenTheRegionIsWrong_thenItNamesTheRightOne() throws IOException {
            SignedCall.RawReply reply = get().region("us-east-1").send();
            assertThat(reply.body()).contains("<Region>ap-east-1</Region>");
            assertThat(reply.headers()).contains("x-amz-bucket-region: ap-east-1");
        }

        @Test
        void whenTheSdkSignsWithAWrongSecret_thenItSeesS3sError() {
            Session caller = front.principals.caller();
            AwsSessionCredentials wrong = AwsSessionCredentials.create(caller.accessKeyId(), "wrong", caller.token());
            assertThat(errorOf(StaticCredentialsProvider.create(wrong))).isEqualTo("SignatureDoesNotMatch");
        }

        private String errorOf(AwsCredentialsProvider credentials) {
            try (S3Client client = S3Client.builder()
                    .endpointOverride(front.uri(Listener.S3))
                    .region(Region.of("ap-east-1"))
                    .forcePathStyle(true)
                    .httpClientBuilder(Apache5HttpClient.builder())
                    .credentialsProvider(credentials)
                    .build()) {
                return catchThrowableOfType(
                                S3Exception.class,
                                () -> client.getObjectAsBytes(request ->
                                        request.bucket("acme-private").key("intake/form.txt")))
                        .awsErrorDetails()
                        .errorCode();
            }
        }

        private SignedCall get() {
            return new SignedCall(front, Listener.S3, "s3", "ap-east-1", front.principals.caller())
                    .to("GET", "/acme-private/intake/form.txt");
        }
    }

    @Nested
    class GivenServicesThatHashWhatTheyReceive {

        private static final String SHOWN = "The Canonical String for this request should have been";

        @Test
        void whenTheSignatureIsWrong_thenLambdaAloneShowsWhatItWasComputedFrom() throws IOException {
            assertThat(post(Listener.LAMBDA, "lambda").secret("wrong").send().body())
                    .contains(SHOWN)
                    .contains("The String-to-Sign should have been");
            assertThat(post(Listener.STS, "sts").secret("wrong").send().body()).doesNotContain(SHOWN);
        }

        @Test
        void whenAPresignedRequestAsksStsForAnotherTime_thenItIsGoodForAQuarterOfAnHour() throws IOException {
            Clock tenMinutesAgo = Clock.offset(front.clock, Duration.ofMinutes(-10));
            assertThat(post(Listener.STS, "sts")
                            .presigned(Duration.ofMinutes(1))
                            .at(tenMinutesAgo)
                            .send()
                            .status())
                    .isEqualTo(200);
            Clock longAgo = Clock.offset(front.clock, Duration.ofMinutes(-20));
            assertThat(post(Listener.STS, "sts")
                            .presigned(Duration.ofHours(1))
                            .at(longAgo)
                            .send()
                            .error())
                    .isEqualTo("403 SignatureDoesNotMatch");
        }

        @Test
        void whenTheTimeStandsInHttpsOwnHeader_thenItIsTheTimeOfTheSignature() throws IOException {
            assertThat(dated(Duration.ZERO).error()).isEqualTo("200 ");
            assertThat(dated(Duration.ofMinutes(-16)).error()).isEqualTo("403 SignatureDoesNotMatch");
        }

        private SignedCall.RawReply dated(Duration wrongBy) throws IOException {
            Session caller = front.principals.caller();
            Instant now = Instant.now().plus(wrongBy).truncatedTo(ChronoUnit.SECONDS);
            String query = "Action=GetCallerIdentity&Version=2011-06-15";
            CredentialScope scope = new CredentialScope(SigningTime.format(now).substring(0, 8), "us-east-1", "sts");
            Map<String, List<String>> headers = new TreeMap<>();
            headers.put("date", List.of(DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC))));
            headers.put("host", List.of(front.uri(Listener.STS).getAuthority()));
            headers.put("x-amz-security-token", List.of(caller.token()));
            List<String> names = List.copyOf(headers.keySet());
            AwsRequest request = new AwsRequest(
                    Listener.STS, Connection.LOOPBACK, "GET", "/", query, headers, InputStream.nullInputStream());
            String canonical =
                    CanonicalRequest.of(request, names, Sha256.hex(new byte[0]), CanonicalRequest.PathRule.TWICE);
            String signature = new SigningKey(caller.secretAccessKey(), scope)
                    .sign(SignatureVerifier.textToSign(now, scope, canonical));
            SdkHttpRequest.Builder head = SdkHttpRequest.builder()
                    .uri(front.uri(Listener.STS))
                    .method(SdkHttpMethod.GET)
                    .encodedPath("/")
                    .putRawQueryParameter("Action", "GetCallerIdentity")
                    .putRawQueryParameter("Version", "2011-06-15")
                    .putHeader(
                            "Authorization",
                            "AWS4-HMAC-SHA256 Credential=" + caller.accessKeyId() + "/" + scope + ", SignedHeaders="
                                    + String.join(";", names) + ", Signature=" + signature);
            headers.forEach(head::putHeader);
            return SignedCall.send(front.uri(Listener.STS), head.build(), new byte[0]);
        }

        private SignedCall post(Listener listener, String service) {
            return new SignedCall(front, listener, service, "us-east-1", front.principals.caller())
                    .to("POST", "/")
                    .body("Action=GetCallerIdentity&Version=2011-06-15");
        }
    }
}
