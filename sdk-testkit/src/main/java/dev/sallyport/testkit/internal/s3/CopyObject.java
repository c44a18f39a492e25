package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.Requester;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Makes an object of another one. Both share their bytes. */
record CopyObject(Bucket bucket, S3Request request) implements Operation.OnObject {

    private static final String METADATA_DIRECTIVE = "x-amz-metadata-directive";
    private static final String TAGGING_DIRECTIVE = "x-amz-tagging-directive";
    private static final String ALGORITHM = "x-amz-checksum-algorithm";

    @Override
    public String action() {
        return "s3:PutObject";
    }

    @Override
    public void run(Requester requester, AwsResponse response) throws IOException, AwsError {
        bucket.encryption().check(request);
        CopySource from = CopySource.of(request, bucket);
        bucket.key().requireDataKey(requester, resource());
        WriteCondition condition = WriteCondition.of(request);
        Intent intent = bucket.objects().begin(key());
        try {
            StoredObject source = from.hold(this, requester);
            write(source, store(from, source, requester, condition, intent), response);
        } finally {
            bucket.objects().end(key(), intent);
        }
    }

    private StoredObject store(
            CopySource from, StoredObject source, Requester requester, WriteCondition condition, Intent intent)
            throws IOException, AwsError {
        ObjectStore.Draft draft;
        boolean drafted = false;
        try {
            draft = draft(from, source, requester);
            drafted = true;
        } finally {
            if (!drafted) {
                source.content().release();
            }
        }
        return Storing.put(bucket, draft, condition, intent);
    }

    private ObjectStore.Draft draft(CopySource from, StoredObject source, Requester requester)
            throws IOException, AwsError {
        boolean replaces = replaces(METADATA_DIRECTIVE);
        if (!replaces && from.key().equals(key()) && from.versionId().isEmpty() && !changesStorage()) {
            throw S3Errors.invalidRequest("This copy request is illegal because it is trying to copy an object to"
                    + " itself without changing the object's metadata, storage class, website redirect location or"
                    + " encryption attributes.");
        }
        Tags tags = tags(from, source, requester);
        Description description = replaces
                ? new Description(Description.headers(request), tags)
                : source.description().stored(request).tagged(tags);
        ChecksumAlgorithm algorithm = algorithm(source);
        Sums sums = SummingStream.of(source.content(), Set.of(algorithm));
        return new ObjectStore.Draft(
                key(), bucket.etag(sums), description, StoredObject.Body.whole(source.content(), algorithm, sums));
    }

    private boolean changesStorage() {
        return request.has(Description.STORAGE_CLASS) || request.has("x-amz-server-side-encryption");
    }

    private Tags tags(CopySource from, StoredObject source, Requester requester) throws AwsError {
        if (replaces(TAGGING_DIRECTIVE)) {
            Tags tags = Tags.ofHeader(request);
            Tagging.require(requester, tags, resource());
            return tags;
        }
        Tags tags = source.description().tags();
        if (!tags.isEmpty()) {
            requester.require(Tagging.action("Get", from.versionId()), bucket.arn(from.key()));
            Tagging.require(requester, tags, resource());
        }
        return tags;
    }

    private boolean replaces(String directive) throws AwsError {
        String value = request.header(directive).orElse("COPY");
        if (!value.equals("COPY") && !value.equals("REPLACE")) {
            throw S3Errors.invalidArgument("Unknown " + directive.substring("x-amz-".length()) + ".", directive, value);
        }
        return value.equals("REPLACE");
    }

    private ChecksumAlgorithm algorithm(StoredObject source) throws AwsError {
        Optional<String> name = request.header(ALGORITHM);
        return name.isEmpty() ? source.body().checksum().algorithm() : Checksumming.algorithm(name.get());
    }

    private void write(StoredObject source, StoredObject copy, AwsResponse response) throws IOException {
        if (!copy.versionId().equals(VersionIds.NULL)) {
            response.header("x-amz-version-id", copy.versionId());
        }
        CopySource.write(source, response);
        bucket.encryption().write(response);
        bucket.billing().keyUse();
        bucket.billing().keyUse();
        Xml xml = Xml.result("CopyObjectResult")
                .element("LastModified", Moment.xml(copy.modified()))
                .element("ETag", copy.quotedEtag());
        copy.body().checksum().write(xml);
        xml.send(response);
    }
}
