package dev.sallyport.testkit.internal.s3;

import static dev.sallyport.testkit.internal.s3.BucketInUse.BUCKET;
import static dev.sallyport.testkit.internal.s3.BucketInUse.code;
import static dev.sallyport.testkit.internal.s3.BucketInUse.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.LineItem;
import dev.sallyport.testkit.RecordedRequest;
import dev.sallyport.testkit.internal.SignedCall;
import dev.sallyport.testkit.internal.http.Listener;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.S3Client;

class PermissionTest {

    private static final String KEY = "intake/form.txt";

    private BucketInUse bucket;

    @BeforeEach
    void open() throws IOException {
        bucket = BucketInUse.open();
    }

    @AfterEach
    void close() {
        bucket.close();
    }

    @Nested
    class GivenTheRecordOfRequests {

        @ParameterizedTest
        @CsvSource({
            "GET,/k,,s3:GetObject,/k",
            "HEAD,/k,,s3:GetObject,/k",
            "GET,/k,versionId,s3:GetObjectVersion,/k",
            "PUT,/k,,s3:PutObject,/k",
            "DELETE,/k,,s3:DeleteObject,/k",
            "DELETE,/k,versionId,s3:DeleteObjectVersion,/k",
            "POST,/k,uploads,s3:PutObject,/k",
            "PUT,/k,uploadId,s3:PutObject,/k",
            "POST,/k,uploadId,s3:PutObject,/k",
            "DELETE,/k,uploadId,s3:AbortMultipartUpload,/k",
            "GET,/k,uploadId,s3:ListMultipartUploadParts,/k",
            "GET,/k,tagging,s3:GetObjectTagging,/k",
            "PUT,/k,tagging,s3:PutObjectTagging,/k",
            "DELETE,/k,tagging,s3:DeleteObjectTagging,/k",
            "GET,/k,attributes,s3:GetObjectAttributes,/k",
            "GET,/,,s3:ListBucket,''",
            "GET,/,list-type,s3:ListBucket,''",
            "HEAD,/,,s3:ListBucket,''",
            "GET,/,versions,s3:ListBucketVersions,''",
            "GET,/,uploads,s3:ListBucketMultipartUploads,''",
            "GET,/,location,s3:GetBucketLocation,''",
            "GET,/,versioning,s3:GetBucketVersioning,''",
            "PUT,/,versioning,s3:PutBucketVersioning,''"
        })
        void whenSomethingIsAsked_thenActionAndResourceAreThoseOfIam(
                String method, String path, String parameter, String action, String resource) throws IOException {
            SignedCall call = bucket.call(method, path);
            if (parameter != null) {
                call.query(parameter, parameter.equals("list-type") ? "2" : "");
            }

            call.send();

            List<RecordedRequest> requests = bucket.front.journal.requests();
            RecordedRequest last = requests.get(requests.size() - 1);
            assertThat(last.action()).isEqualTo(action);
            assertThat(last.resource()).isEqualTo("arn:aws:s3:::acme-private" + resource);
            assertThat(last.decision()).isEqualTo(RecordedRequest.Decision.ALLOWED);
        }
    }

    @Nested
    class GivenTheBill {

        private Map<String, Integer> bill() {
            return bucket.front.ledger.lines().stream()
                    .collect(Collectors.toMap(
                            line -> line.service() + " " + line.usageType(),
                            line -> line.amount().intValueExact()));
        }

        @Test
        void whenRequestsAreMade_thenEachTierIsCounted() {
            bucket.put(KEY, "hello");
            bucket.s3.listObjectsV2(b -> b.bucket(BUCKET));
            bucket.text(KEY);
            bucket.s3.headObject(b -> b.bucket(BUCKET).key(KEY));
            bucket.s3.getBucketLocation(b -> b.bucket(BUCKET));
            bucket.s3.deleteObject(b -> b.bucket(BUCKET).key(KEY));

            assertThat(bill())
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of("AmazonS3 Requests-Tier1", 2, "AmazonS3 Requests-Tier2", 3));
            assertThat(bucket.front.ledger.lines())
                    .extracting(LineItem::account)
                    .containsOnly("111111111111");
        }

        @Test
        void whenTheFunctionReads_thenTheBytesThatLeaveAreCounted() {
            String version = bucket.put(KEY, "hello").versionId();
            try (S3Client function = bucket.client(Listener.S3_FROM_B, bucket.front.principals.function())) {
                function.getObjectAsBytes(
                        b -> b.bucket(BUCKET).key(KEY).versionId(version).range("bytes=1-3"));
            }

            assertThat(bill()).containsEntry("AmazonS3 DataTransfer-Out-Bytes", 3);
        }

        @Test
        void whenSomebodyIsRefused_thenNothingIsCounted() throws IOException {
            try (S3Client other = bucket.client(Listener.S3, bucket.front.principals.stranger())) {
                assertThat(code(() ->
                                other.getObjectAsBytes(b -> b.bucket(BUCKET).key(KEY))))
                        .isEqualTo("403 AccessDenied");
            }

            assertThat(bill()).isEmpty();
        }

        @Test
        void whenTheBucketHasAKey_thenItsUseIsCounted() throws IOException {
            String key = "arn:aws:kms:ap-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab";
            bucket.close();
            bucket = BucketInUse.encrypted(key);

            bucket.put(KEY, "hello");
            bucket.text(KEY);

            assertThat(bill()).containsEntry("awskms KMS-Requests", 2);
            assertThat(header(bucket.call("HEAD", "/" + KEY).send(), "x-amz-server-side-encryption-aws-kms-key-id"))
                    .isEqualTo(key);
        }
    }
}
