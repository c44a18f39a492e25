package dev.sallyport.internal.upload;

import dev.sallyport.RefusedException;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Paid;
import dev.sallyport.contract.Stage;
import dev.sallyport.internal.transport.Cause;
import dev.sallyport.internal.transport.NotSentException;
import dev.sallyport.internal.transport.RefusedAddressException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The one exception for each way in which an upload can fail. No model is called for one, so nothing is ever paid. */
final class UploadFaults {

    private UploadFaults() {}

    static RefusedException of(Throwable thrown) {
        if (Cause.first(thrown, RefusedAddressException.class) != null) {
            return refused(
                    ErrorCode.NOT_ALLOWED, "the S3 endpoint's name leads to an address that is not private", thrown);
        }
        if (Cause.first(thrown, NotSentException.class) != null) {
            return refused(ErrorCode.UPLOAD_FAILED, "S3 can't be reached (" + Cause.kind(thrown) + ")", thrown);
        }
        S3Exception answer = Cause.first(thrown, S3Exception.class);
        if (answer == null) {
            return refused(ErrorCode.UPLOAD_FAILED, "the upload broke off (" + Cause.kind(thrown) + ")", thrown);
        }
        return refused(code(answer.statusCode()), "S3 refused the upload: " + said(answer), thrown);
    }

    static RefusedException interrupted() {
        return refused(ErrorCode.UPLOAD_FAILED, "the thread that uploads was interrupted", null);
    }

    private static ErrorCode code(int status) {
        if (status == 401 || status == 403 || status == 404 || status == 301) {
            return ErrorCode.NOT_ALLOWED;
        }
        return status == 429 || status == 503 ? ErrorCode.THROTTLED : ErrorCode.UPLOAD_FAILED;
    }

    private static String said(S3Exception answer) {
        String code = answer.awsErrorDetails() == null
                ? null
                : answer.awsErrorDetails().errorCode();
        return "HTTP " + answer.statusCode() + ", " + Cause.name(code) + ", AWS request "
                + Cause.name(answer.requestId());
    }

    private static RefusedException refused(ErrorCode code, String sentence, @Nullable Throwable thrown) {
        Cause cause = thrown == null ? null : Cause.of(thrown);
        return new RefusedException(code, Stage.UPLOAD, Paid.NO, null, sentence, cause);
    }
}
