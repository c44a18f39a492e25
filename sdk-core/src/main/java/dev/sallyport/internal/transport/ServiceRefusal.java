package dev.sallyport.internal.transport;

import dev.sallyport.SallyportException;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Stage;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Lambda's own answer instead of the function's.
 *
 * @param answer the answer; its message is never shown
 */
record ServiceRefusal(AwsServiceException answer) {

    /** 502s with which Lambda says that it could not start the function (Lambda API reference, {@code Invoke}). */
    private static final Set<String> NO_ROOM = Set.of(
            "EC2ThrottledException",
            "EC2UnexpectedException",
            "ENILimitReachedException",
            "ResourceNotReadyException",
            "SubnetIPAddressLimitReachedException");

    private static final Set<String> SET_UP_WRONGLY = Set.of(
            "EC2AccessDeniedException",
            "InvalidRuntimeException",
            "InvalidSecurityGroupIDException",
            "InvalidSubnetIDException",
            "InvalidZipFileException",
            "KMSAccessDeniedException",
            "KMSDisabledException",
            "KMSInvalidStateException",
            "KMSNotFoundException");

    SallyportException toException(Faults faults) {
        int status = answer.statusCode();
        if (status == 429 || status == 408 || status == 409) {
            return refused(faults, ErrorCode.THROTTLED);
        }
        if (status == 403 || status == 401 || status == 404) {
            return refused(faults, ErrorCode.NOT_ALLOWED);
        }
        if (status >= 400 && status < 500) {
            return refused(faults, status == 413 ? ErrorCode.USAGE : ErrorCode.INTERNAL);
        }
        if (status == 502 && NO_ROOM.contains(errorCode())) {
            return refused(faults, ErrorCode.THROTTLED);
        }
        if (status == 502 && SET_UP_WRONGLY.contains(errorCode())) {
            return refused(faults, ErrorCode.MISCONFIGURED);
        }
        return faults.noReply("Lambda failed: " + said(), answer);
    }

    private SallyportException refused(Faults faults, ErrorCode code) {
        return faults.refused(code, Stage.TRANSPORT, "Lambda refused the call: " + said(), answer);
    }

    private String said() {
        return "HTTP " + answer.statusCode() + ", " + errorCode() + ", AWS request " + Cause.name(answer.requestId());
    }

    private String errorCode() {
        return answer.awsErrorDetails() == null
                ? "no code"
                : Cause.name(answer.awsErrorDetails().errorCode());
    }
}
