package dev.sallyport.testkit.internal.sigv4;

import static dev.sallyport.testkit.internal.sigv4.Tampering.added;
import static dev.sallyport.testkit.internal.sigv4.Tampering.authorization;
import static dev.sallyport.testkit.internal.sigv4.Tampering.body;
import static dev.sallyport.testkit.internal.sigv4.Tampering.clock;
import static dev.sallyport.testkit.internal.sigv4.Tampering.header;
import static dev.sallyport.testkit.internal.sigv4.Tampering.method;
import static dev.sallyport.testkit.internal.sigv4.Tampering.query;
import static dev.sallyport.testkit.internal.sigv4.Tampering.queryRemoved;
import static dev.sallyport.testkit.internal.sigv4.Tampering.queryReversed;
import static dev.sallyport.testkit.internal.sigv4.Tampering.removed;
import static dev.sallyport.testkit.internal.sigv4.Tampering.replaced;
import static dev.sallyport.testkit.internal.sigv4.Tampering.unsigned;
import static dev.sallyport.testkit.internal.sigv4.TamperingPoint.point;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** What can be changed about a request whose signature stands in the header; the columns are S3, STS, and Lambda or Bedrock. */
final class TamperingPoints {

    static final String MISMATCH_S3 = "403 SignatureDoesNotMatch: Check your key and signing method.";
    static final String MISMATCH_QUERY =
            "403 SignatureDoesNotMatch: The request signature we calculated does not match";
    static final String MISMATCH_JSON =
            "403 InvalidSignatureException: The request signature we calculated does not match";

    private static final String SCOPE_S3 = "400 AuthorizationHeaderMalformed: The authorization header is malformed; ";
    private static final String SCOPE_QUERY = "403 SignatureDoesNotMatch: ";
    private static final String SCOPE_JSON = "403 InvalidSignatureException: ";
    private static final String PART_QUERY = "400 IncompleteSignature: ";
    private static final String PART_JSON = "403 IncompleteSignatureException: ";
    private static final String UNKNOWN_S3 =
            "403 InvalidAccessKeyId: The AWS Access Key Id you provided does not exist";
    private static final String UNKNOWN_QUERY =
            "403 InvalidClientTokenId: The security token included in the request is invalid.";
    private static final String UNKNOWN_JSON =
            "403 UnrecognizedClientException: The security token included in the request is invalid.";
    private static final String TOKEN_S3 = "400 InvalidToken: The provided token is malformed or otherwise invalid.";
    private static final String SKEW_S3 = "403 RequestTimeTooSkewed: <MaxAllowedSkewMilliseconds>900000<";
    private static final String NOT_SIGNED_S3 = "403 AccessDenied: <HeadersNotSigned>";
    private static final String SIGNED_HEADER = "must be a 'SignedHeader' in the AWS Authorization.";
    private static final String HASH_S3 =
            "400 XAmzContentSHA256Mismatch: <ClientComputedContentSHA256>2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7";
    private static final String OTHER_HASH = "0".repeat(64);

    private TamperingPoints() {}

    static Stream<TamperingPoint> all() {
        return Stream.of(keys(), signatures(), times(), scopes(), mechanisms(), headers(), lines(), bodies())
                .flatMap(points -> points);
    }

    private static Stream<TamperingPoint> keys() {
        return Stream.of(
                same("secret wrong", (call, front) -> call.secret("wrong")),
                point(
                        "key unknown",
                        (call, front) -> call.accessKeyId("ASIAAAAAAAAAAAAAAAAA"),
                        UNKNOWN_S3,
                        UNKNOWN_QUERY,
                        UNKNOWN_JSON),
                point("token missing", removed("X-Amz-Security-Token"), UNKNOWN_S3, UNKNOWN_QUERY, UNKNOWN_JSON),
                point("token wrong", (call, front) -> call.token("wrong"), TOKEN_S3, UNKNOWN_QUERY, UNKNOWN_JSON),
                point(
                        "token of another session",
                        (call, front) -> call.token(front.principals.other().token()),
                        TOKEN_S3,
                        UNKNOWN_QUERY,
                        UNKNOWN_JSON),
                point(
                        "key of another session",
                        (call, front) ->
                                call.accessKeyId(front.principals.other().accessKeyId()),
                        TOKEN_S3,
                        UNKNOWN_QUERY,
                        UNKNOWN_JSON),
                same(
                        "key and token of another session",
                        (call, front) -> call.accessKeyId(
                                        front.principals.other().accessKeyId())
                                .token(front.principals.other().token())),
                point(
                        "credentials expired",
                        (call, front) -> {
                            front.clock.ahead(Duration.ofHours(13));
                            return call.at(front.clock);
                        },
                        "400 ExpiredToken: The provided token has expired.",
                        "403 ExpiredToken: The security token included in the request is expired",
                        "403 ExpiredTokenException: The security token included in the request is expired"));
    }

    private static Stream<TamperingPoint> signatures() {
        return Stream.of(
                same("signature with one digit changed", authorization(TamperingPoints::otherDigit)),
                same("signature in upper case", authorization(header -> {
                    int start = header.indexOf("Signature=") + "Signature=".length();
                    return header.substring(0, start) + header.substring(start).toUpperCase(Locale.ROOT);
                })),
                same("signature shorter", authorization(header -> header.substring(0, header.length() - 1))),
                point(
                        "signature empty",
                        authorization(header -> header.replaceFirst("Signature=.*", "Signature=")),
                        SCOPE_S3 + "the authorization header requires three components",
                        PART_QUERY + "Authorization header requires 'Signature' parameter.",
                        PART_JSON + "Authorization header requires 'Signature' parameter."));
    }

    private static Stream<TamperingPoint> times() {
        return Stream.of(
                point(
                        "clock 16 minutes behind",
                        clock(Duration.ofMinutes(-16)),
                        SKEW_S3,
                        SCOPE_QUERY + "Signature expired: ",
                        SCOPE_JSON + "Signature expired: "),
                point(
                        "clock 16 minutes ahead",
                        clock(Duration.ofMinutes(16)),
                        SKEW_S3,
                        SCOPE_QUERY + "Signature not yet current: ",
                        SCOPE_JSON + "Signature not yet current: "),
                point(
                        "clock 10 minutes behind",
                        clock(Duration.ofMinutes(-10)),
                        "200",
                        "200",
                        SCOPE_JSON + " - 5 min.)"),
                point(
                        "date of another day than the scope's",
                        replaced("X-Amz-Date", "20150830T123600Z"),
                        SCOPE_S3 + "Invalid credential date \"",
                        SCOPE_QUERY + "Date in Credential scope does not match YYYYMMDD",
                        SCOPE_JSON + "Date in Credential scope does not match YYYYMMDD"),
                same("time of the same day another", header("X-Amz-Date", TamperingPoints::otherSecond)),
                point(
                        "date missing",
                        removed("X-Amz-Date"),
                        "403 AccessDenied: AWS authentication requires a valid Date or x-amz-date header",
                        PART_QUERY + "requires existence of either a 'X-Amz-Date' or a 'Date' header.",
                        PART_JSON + "requires existence of either a 'X-Amz-Date' or a 'Date' header."),
                point(
                        "date no date",
                        replaced("X-Amz-Date", "today"),
                        "403 AccessDenied: AWS authentication requires a valid Date or x-amz-date header",
                        PART_QUERY + "Date must be in ISO-8601 'basic format'. Got 'today'.",
                        PART_JSON + "Date must be in ISO-8601 'basic format'. Got 'today'."));
    }

    private static Stream<TamperingPoint> scopes() {
        return Stream.of(
                point(
                        "Region wrong",
                        authorization(header -> header.replaceFirst("/(ap|us)-east-1/", "/eu-west-1/")),
                        SCOPE_S3 + "the region 'eu-west-1' is wrong; expecting 'ap-east-1'",
                        SCOPE_QUERY + "Credential should be scoped to a valid region",
                        SCOPE_JSON + "Credential should be scoped to a valid region"),
                point(
                        "service wrong",
                        authorization(header -> header.replaceFirst("/[a-z0-9]+/aws4", "/ec2/aws4")),
                        SCOPE_S3 + "incorrect service \"ec2\". This endpoint belongs to \"s3\".",
                        SCOPE_QUERY + "Credential should be scoped to correct service: 'sts'",
                        SCOPE_JSON + "Credential should be scoped to correct service: '"),
                point(
                        "terminator wrong",
                        authorization(header -> header.replace("aws4_request", "aws5_request")),
                        SCOPE_S3 + "incorrect terminal \"aws5_request\". This endpoint uses \"aws4_request\".",
                        SCOPE_QUERY + "scoped with a valid terminator: 'aws4_request', not 'aws5_request'",
                        SCOPE_JSON + "scoped with a valid terminator: 'aws4_request', not 'aws5_request'"),
                point(
                        "scope without its end",
                        authorization(header -> header.replace("/aws4_request", "")),
                        SCOPE_S3 + "the Credential is mal-formed; expecting",
                        PART_QUERY + "Credential must have exactly 5 slash-delimited elements",
                        PART_JSON + "Credential must have exactly 5 slash-delimited elements"));
    }

    private static Stream<TamperingPoint> mechanisms() {
        return Stream.of(
                point(
                        "algorithm AWS4-HMAC-SHA512",
                        algorithm("AWS4-HMAC-SHA512"),
                        "400 InvalidArgument: Unsupported Authorization Type",
                        PART_QUERY + "AWS4-HMAC-SHA512",
                        PART_JSON + "AWS4-HMAC-SHA512"),
                point(
                        "algorithm of Signature Version 4A",
                        algorithm("AWS4-ECDSA-P256-SHA256"),
                        "501 NotImplemented",
                        "501 NotImplemented",
                        "501 NotImplemented"),
                point(
                        "Signature Version 2",
                        replaced("Authorization", "AWS AKIAIOSFODNN7EXAMPLE:frJIUN8DYpKDtOLCwo"),
                        "400 InvalidRequest: Please use AWS4-HMAC-SHA256.",
                        PART_QUERY + "Invalid key=value pair (missing equal-sign) in Authorization header",
                        PART_JSON + "Invalid key=value pair (missing equal-sign) in Authorization header"),
                point(
                        "a bearer token",
                        replaced("Authorization", "Bearer abc"),
                        "400 InvalidArgument: <ArgumentName>Authorization<",
                        PART_QUERY + "Invalid key=value pair (missing equal-sign) in Authorization header",
                        PART_JSON + "Invalid key=value pair (missing equal-sign) in Authorization header"),
                point(
                        "no signature at all",
                        removed("Authorization"),
                        "403 AccessDenied: Access Denied",
                        "403 MissingAuthenticationToken: Request is missing Authentication Token",
                        "403 MissingAuthenticationTokenException: Missing Authentication Token"),
                point(
                        "two mechanisms",
                        query("X-Amz-Algorithm", "AWS4-HMAC-SHA256"),
                        "400 InvalidArgument: Only one auth mechanism allowed",
                        PART_QUERY + "Only one auth mechanism",
                        PART_JSON + "Only one auth mechanism"));
    }

    private static Stream<TamperingPoint> headers() {
        return Stream.of(
                point(
                        "signed headers not named",
                        authorization(header -> header.replaceFirst("SignedHeaders=.*?, ", "")),
                        SCOPE_S3 + "the authorization header requires three components",
                        PART_QUERY + "Authorization header requires 'SignedHeaders' parameter.",
                        PART_JSON + "Authorization header requires 'SignedHeaders' parameter."),
                notSigned("host", "'Host' or ':authority' "),
                notSigned("x-amz-date", "'x-amz-date' "),
                notSigned("x-amz-security-token", "'x-amz-security-token' "),
                point(
                        "x-amz-* header added",
                        added("x-amz-meta-new", "1"),
                        NOT_SIGNED_S3 + "x-amz-meta-new<",
                        SCOPE_QUERY + SIGNED_HEADER,
                        SCOPE_JSON + SIGNED_HEADER),
                point("another header added", added("x-forwarded-for", "1"), "200", "200", "200"),
                same("signed header changed", replaced("x-amz-meta-a", "2")),
                same("signed header removed", removed("x-amz-meta-a")),
                same("signed header twice", added("x-amz-meta-a", "1")),
                same(
                        "signed header named twice",
                        authorization(header -> header.replace("x-amz-meta-a", "x-amz-meta-a;x-amz-meta-a"))),
                point(
                        "spaces around and in a signed header",
                        replaced("x-amz-meta-a", "  1   2  "),
                        "200",
                        "200",
                        "200"),
                point("header line folded", added("x-amz-meta-b", "1\r\n 2"), "400", "400", "400"),
                same("host replaced", replaced("Host", "localhost:1")));
    }

    private static Stream<TamperingPoint> lines() {
        return Stream.of(
                same("method changed", method("PATCH")),
                same(
                        "path changed",
                        Tampering.head(request -> request.toBuilder()
                                .encodedPath(request.encodedPath() + "x")
                                .build())),
                same("parameter changed", query("x-id", "GetObject")),
                same("parameter added", query("versionId", "null")),
                same("parameter removed", queryRemoved("x-id")),
                point("parameters reordered", queryReversed(), "200", "200", "200"));
    }

    private static Stream<TamperingPoint> bodies() {
        return Stream.of(
                point("body changed", body(text -> "j" + text.substring(1)), HASH_S3, MISMATCH_QUERY, MISMATCH_JSON),
                point("body truncated", body(text -> text.substring(1)), HASH_S3, MISMATCH_QUERY, MISMATCH_JSON),
                point("body extended", body(text -> text + "x"), HASH_S3, MISMATCH_QUERY, MISMATCH_JSON),
                point(
                        "hash another",
                        replaced("x-amz-content-sha256", OTHER_HASH),
                        MISMATCH_S3,
                        MISMATCH_QUERY,
                        MISMATCH_JSON),
                point("body not covered", (call, front) -> call.unsignedBody(), "200", MISMATCH_QUERY, MISMATCH_JSON),
                point(
                        "body in signed chunks",
                        (call, front) -> call.chunked(null),
                        "200",
                        MISMATCH_QUERY,
                        MISMATCH_JSON));
    }

    private static TamperingPoint same(String name, Tampering tampering) {
        return point(name, tampering, MISMATCH_S3, MISMATCH_QUERY, MISMATCH_JSON);
    }

    private static TamperingPoint notSigned(String name, String named) {
        return point(
                name + " not signed",
                unsigned(name),
                NOT_SIGNED_S3 + name + "<",
                SCOPE_QUERY + named + SIGNED_HEADER,
                SCOPE_JSON + named + SIGNED_HEADER);
    }

    private static Tampering algorithm(String name) {
        return authorization(header -> header.replace("AWS4-HMAC-SHA256", name));
    }

    static String otherDigit(String signature) {
        char last = signature.charAt(signature.length() - 1);
        return signature.substring(0, signature.length() - 1) + (last == '0' ? '1' : '0');
    }

    /** The next second but at the day's end, where it is the one before. */
    private static String otherSecond(String date) {
        int second = Integer.parseInt(date.substring(13, 15));
        return date.substring(0, 13) + String.format(Locale.ROOT, "%02dZ", second == 59 ? 58 : second + 1);
    }
}
