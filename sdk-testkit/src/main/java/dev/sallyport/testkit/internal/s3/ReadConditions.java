package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * What has to hold for an object to be read. The ETag goes before the date: GetObject, "If-Match" and "If-None-Match".
 *
 * @param request the request
 * @param prefix what the headers' names begin with: nothing, or that of a copy's source
 * @param clock a date that is still to come doesn't count
 */
record ReadConditions(S3Request request, String prefix, Clock clock) {

    static ReadConditions of(S3Request request, Clock clock) {
        return new ReadConditions(request, "", clock);
    }

    static ReadConditions ofSource(S3Request request, Clock clock) {
        return new ReadConditions(request, "x-amz-copy-source-", clock);
    }

    void check(StoredObject object) throws AwsError {
        Instant modified = object.modified().truncatedTo(ChronoUnit.SECONDS);
        Optional<String> match = request.header(prefix + "if-match");
        if (match.isPresent()) {
            if (!names(match.get(), object)) {
                throw S3Errors.preconditionFailed(prefix + "If-Match");
            }
        } else if (date("if-unmodified-since").filter(modified::isAfter).isPresent()) {
            throw S3Errors.preconditionFailed(prefix + "If-Unmodified-Since");
        }
        Optional<String> noneMatch = request.header(prefix + "if-none-match");
        if (noneMatch.isPresent()) {
            if (names(noneMatch.get(), object)) {
                throw unchanged(object, "If-None-Match");
            }
        } else if (date("if-modified-since")
                .filter(date -> !modified.isAfter(date) && date.isBefore(clock.instant()))
                .isPresent()) {
            throw unchanged(object, "If-Modified-Since");
        }
    }

    static boolean names(String condition, StoredObject object) {
        return condition.equals("*") || condition.equals(object.quotedEtag()) || condition.equals(object.etag());
    }

    private Optional<Instant> date(String name) {
        return request.header(prefix + name).flatMap(Moment::parse);
    }

    private AwsError unchanged(StoredObject object, String condition) {
        if (!prefix.isEmpty()) {
            return S3Errors.preconditionFailed(prefix + condition);
        }
        return new AwsError(
                304,
                "NotModified",
                "Not Modified",
                Map.of("ETag", object.quotedEtag(), "Last-Modified", Moment.http(object.modified())));
    }
}
