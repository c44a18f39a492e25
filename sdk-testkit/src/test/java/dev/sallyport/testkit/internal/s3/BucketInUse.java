package dev.sallyport.testkit.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.testkit.TestTopology;
import dev.sallyport.testkit.internal.RunningFront;
import dev.sallyport.testkit.internal.SignedCall;
import dev.sallyport.testkit.internal.http.Listener;
import dev.sallyport.testkit.internal.iam.Session;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

final class BucketInUse implements AutoCloseable {

    static final String BUCKET = "acme-private";

    final RunningFront front;
    final S3Client s3;

    private BucketInUse(RunningFront front) {
        this.front = front;
        this.s3 = S3Clients.sync(front, Listener.S3, front.principals.administratorA());
    }

    static BucketInUse open() throws IOException {
        return new BucketInUse(RunningFront.withPolicies());
    }

    /** Where everybody may do everything: what is tested then is S3. */
    static BucketInUse unguarded() throws IOException {
        return new BucketInUse(RunningFront.allowingAll());
    }

    static BucketInUse encrypted(String kmsKeyArn) throws IOException {
        return new BucketInUse(RunningFront.withPolicies(TestTopology.encrypted(kmsKeyArn)));
    }

    S3Client client(Listener listener, Session session) {
        return S3Clients.sync(front, listener, session);
    }

    PutObjectResponse put(String key, String text) {
        return s3.putObject(b -> b.bucket(BUCKET).key(key), RequestBody.fromString(text));
    }

    String text(String key) {
        return text(key, null);
    }

    String text(String key, @Nullable String versionId) {
        return s3.getObjectAsBytes(b -> b.bucket(BUCKET).key(key).versionId(versionId))
                .asUtf8String();
    }

    /** How many files there are of objects and parts. */
    long files() throws IOException {
        return front.s3.folder().size();
    }

    /** A raw request to a path below the bucket. */
    SignedCall call(String method, String path) {
        return new SignedCall(front, Listener.S3, "s3", "ap-east-1", front.principals.administratorA())
                .to(method, "/" + BUCKET + path);
    }

    static S3Exception error(ThrowingCallable call) {
        S3Exception[] caught = new S3Exception[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(S3Exception.class, e -> caught[0] = e);
        return caught[0];
    }

    /** Status and code, {@code 404 NoSuchKey}; HEAD has the status alone. */
    static String code(ThrowingCallable call) {
        S3Exception e = error(call);
        assertThat(e.requestId()).isNotBlank();
        assertThat(e.extendedRequestId()).isNotBlank();
        String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
        return code == null ? Integer.toString(e.statusCode()) : e.statusCode() + " " + code;
    }

    static @Nullable String header(SignedCall.RawReply reply, String name) {
        List<String> found = reply.headers().stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ": "))
                .toList();
        return found.isEmpty() ? null : found.get(0).substring(name.length() + 2);
    }

    @Override
    public void close() {
        s3.close();
        front.close();
    }
}
