package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.Requester;
import java.io.IOException;

/** Makes the bucket keep versions, or no more of them. */
record PutBucketVersioning(Bucket bucket, S3Request request) implements Operation.OnBucket {

    @Override
    public String action() {
        return "s3:PutBucketVersioning";
    }

    @Override
    public void run(Requester requester, AwsResponse response) throws IOException, AwsError {
        XmlElement document = RequestDocument.read(request, "VersioningConfiguration");
        if (document.text("MfaDelete").filter("Enabled"::equals).isPresent()) {
            throw S3Errors.notImplemented("MfaDelete");
        }
        String status = document.text("Status")
                .orElseThrow(() -> new AwsError(
                        400, "IllegalVersioningConfigurationException", "The Versioning element must be specified"));
        switch (status) {
            case "Enabled" -> bucket.objects().versioning(true);
            case "Suspended" -> bucket.objects().versioning(false);
            default -> throw S3Errors.malformedXml();
        }
    }
}
