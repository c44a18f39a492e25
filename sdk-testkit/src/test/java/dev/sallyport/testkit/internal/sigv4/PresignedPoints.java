package dev.sallyport.testkit.internal.sigv4;

import static dev.sallyport.testkit.internal.sigv4.Tampering.added;
import static dev.sallyport.testkit.internal.sigv4.Tampering.clock;
import static dev.sallyport.testkit.internal.sigv4.Tampering.method;
import static dev.sallyport.testkit.internal.sigv4.Tampering.query;
import static dev.sallyport.testkit.internal.sigv4.Tampering.queryRemoved;
import static dev.sallyport.testkit.internal.sigv4.Tampering.queryReversed;
import static dev.sallyport.testkit.internal.sigv4.Tampering.replaced;
import static dev.sallyport.testkit.internal.sigv4.TamperingPoint.point;

import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;

/** What can be changed about a request whose signature stands in the query; the columns are S3, STS, and Lambda or Bedrock. */
final class PresignedPoints {

    private static final String EXPIRES = "X-Amz-Expires";
    private static final String PARAMETERS_S3 = "400 AuthorizationQueryParametersError: ";
    private static final String SCOPE_S3 = PARAMETERS_S3 + "Error parsing the X-Amz-Credential parameter; ";
    private static final String REQUIRED_S3 =
            PARAMETERS_S3 + "Query-string authentication version 4 requires the X-Amz-Algorithm";
    private static final String SCOPE_QUERY = "403 SignatureDoesNotMatch: ";
    private static final String SCOPE_JSON = "403 InvalidSignatureException: ";
    private static final String PART_QUERY = "400 IncompleteSignature: ";
    private static final String PART_JSON = "403 IncompleteSignatureException: ";

    private PresignedPoints() {}

    static Stream<TamperingPoint> all() {
        return Stream.of(times(), lifetimes(), parts(), lines()).flatMap(points -> points);
    }

    private static Stream<TamperingPoint> times() {
        return Stream.of(
                point(
                        "expired",
                        clock(Duration.ofMinutes(-20)),
                        "403 AccessDenied: <Message>Request has expired</Message><X-Amz-Expires>900</X-Amz-Expires><Expires>",
                        SCOPE_QUERY + " - 15 min.)",
                        SCOPE_JSON + " - 15 min.)"),
                point("almost expired", clock(Duration.ofMinutes(-14)), "200", "200", "200"),
                point(
                        "signed in the future",
                        clock(Duration.ofMinutes(16)),
                        "403 AccessDenied: <Message>Request is not yet valid</Message><X-Amz-Date>",
                        SCOPE_QUERY + "Signature not yet current: ",
                        SCOPE_JSON + "Signature not yet current: "),
                point(
                        "date of another day than the scope's",
                        query("X-Amz-Date", "20150830T123600Z"),
                        PARAMETERS_S3 + "Invalid credential date \"",
                        SCOPE_QUERY + "Date in Credential scope does not",
                        SCOPE_JSON + "Date in Credential scope does not match YYYYMMDD"));
    }

    private static Stream<TamperingPoint> lifetimes() {
        return Stream.of(
                same("good for longer", query(EXPIRES, "86400")),
                point(
                        "good for no time",
                        (call, front) -> query(EXPIRES, "0")
                                .apply(call.at(Clock.offset(front.clock, Duration.ofSeconds(-2))), front),
                        "403 AccessDenied: <X-Amz-Expires>0<",
                        TamperingPoints.MISMATCH_QUERY,
                        SCOPE_JSON + "Signature expired: "),
                point(
                        "good until before",
                        query(EXPIRES, "-1"),
                        PARAMETERS_S3 + "X-Amz-Expires must be non-negative",
                        PART_QUERY + "X-Amz-Expires",
                        PART_JSON + "X-Amz-Expires"),
                point(
                        "good for more than a week",
                        query(EXPIRES, "604801"),
                        PARAMETERS_S3 + "X-Amz-Expires must be less than a week (in seconds)",
                        PART_QUERY + "X-Amz-Expires",
                        PART_JSON + "X-Amz-Expires"),
                point(
                        "good for nobody knows how long",
                        query(EXPIRES, "long"),
                        PARAMETERS_S3 + "X-Amz-Expires should be a number",
                        PART_QUERY + "X-Amz-Expires",
                        PART_JSON + "X-Amz-Expires"),
                point(
                        "not said how long",
                        queryRemoved(EXPIRES),
                        REQUIRED_S3,
                        TamperingPoints.MISMATCH_QUERY,
                        TamperingPoints.MISMATCH_JSON));
    }

    private static Stream<TamperingPoint> parts() {
        return Stream.of(
                missing("Algorithm"),
                missing("Signature"),
                missing("Credential"),
                missing("SignedHeaders"),
                missing("Date"),
                same("signature with one digit changed", query("X-Amz-Signature", TamperingPoints::otherDigit)),
                point(
                        "algorithm another",
                        query("X-Amz-Algorithm", "AWS4-HMAC-SHA512"),
                        PARAMETERS_S3 + "X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256",
                        PART_QUERY + "AWS4-HMAC-SHA512",
                        PART_JSON + "AWS4-HMAC-SHA512"),
                point(
                        "Region wrong",
                        query("X-Amz-Credential", text -> text.replaceFirst("(ap|us)-east-1", "eu-west-1")),
                        SCOPE_S3 + "the region 'eu-west-1' is wrong; expecting 'ap-east-1'",
                        SCOPE_QUERY + "Credential should be scoped",
                        SCOPE_JSON + "Credential should be scoped"),
                point(
                        "service wrong",
                        query("X-Amz-Credential", text -> text.replaceFirst("[a-z0-9]+/aws4", "ec2/aws4")),
                        SCOPE_S3 + "incorrect service \"ec2\". This endpoint belongs to \"s3\".",
                        SCOPE_QUERY + "correct service: 'sts'",
                        SCOPE_JSON + "correct service: '"),
                point(
                        "scope without its end",
                        query("X-Amz-Credential", text -> text.replace("/aws4_request", "")),
                        SCOPE_S3 + "the Credential is mal-formed; expecting",
                        PART_QUERY + "Credential must have exactly 5",
                        PART_JSON + "Credential must have exactly 5 slash-delimited elements"),
                point(
                        "key another",
                        query("X-Amz-Credential", text -> "ASIAAAAAAAAAAAAAAAAA" + text.substring(text.indexOf('/'))),
                        "403 InvalidAccessKeyId: <AWSAccessKeyId>ASIAAAAAAAAAAAAAAAAA<",
                        "403 InvalidClientTokenId",
                        "403 UnrecognizedClientException"),
                point(
                        "token removed",
                        queryRemoved("X-Amz-Security-Token"),
                        "403 InvalidAccessKeyId",
                        "403 InvalidClientTokenId",
                        "403 UnrecognizedClientException"),
                point(
                        "token wrong",
                        query("X-Amz-Security-Token", "wrong"),
                        "400 InvalidToken: <Token-0>wrong<",
                        "403 InvalidClientTokenId",
                        "403 UnrecognizedClientException"));
    }

    private static Stream<TamperingPoint> lines() {
        return Stream.of(
                same("parameter added", query("versionId", "null")),
                same("parameter changed", query("x-id", "GetObject")),
                same("parameter removed", queryRemoved("x-id")),
                point("parameters reordered", queryReversed(), "200", "200", "200"),
                same("host changed", replaced("Host", "localhost:1")),
                same("method changed", method("PATCH")),
                point(
                        "an authorization besides",
                        added("Authorization", "AWS4-HMAC-SHA256 Credential=a"),
                        "400 InvalidArgument: Only one auth mechanism allowed",
                        PART_QUERY + "Only one auth mechanism",
                        PART_JSON + "Only one auth mechanism"),
                point(
                        "x-amz-* header added",
                        added("x-amz-meta-new", "1"),
                        "403 AccessDenied: <HeadersNotSigned>x-amz-meta-new<",
                        SCOPE_QUERY + "'x-amz-meta-new' must be",
                        SCOPE_JSON + "'x-amz-meta-new' must be a 'SignedHeader'"));
    }

    private static TamperingPoint missing(String part) {
        String text = "AWS query-string parameters must include 'X-Amz-" + part + "'";
        return point(
                part + " removed", queryRemoved("X-Amz-" + part), REQUIRED_S3, PART_QUERY + text, PART_JSON + text);
    }

    private static TamperingPoint same(String name, Tampering tampering) {
        return point(
                name,
                tampering,
                TamperingPoints.MISMATCH_S3,
                TamperingPoints.MISMATCH_QUERY,
                TamperingPoints.MISMATCH_JSON);
    }
}
