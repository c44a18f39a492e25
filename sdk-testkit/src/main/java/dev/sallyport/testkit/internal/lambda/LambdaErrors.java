package dev.sallyport.testkit.internal.lambda;

import dev.sallyport.testkit.internal.http.AwsError;

/** What Lambda answers instead of a result, in its words. */
final class LambdaErrors {

    static final String TOO_MANY = "TooManyRequestsException";
    static final String VALIDATION = "ValidationException";

    private LambdaErrors() {}

    static AwsError notFound(String message) {
        return new AwsError(404, "ResourceNotFoundException", message);
    }

    static AwsError functionNotFound(String arn) {
        return notFound("Function not found: " + arn);
    }

    static AwsError invalidParameter(String message) {
        return new AwsError(400, "InvalidParameterValueException", message);
    }

    static AwsError invalidContent(String message) {
        return new AwsError(400, "InvalidRequestContentException", message);
    }

    static AwsError tooLarge(String message) {
        // The code on the wire; the model's shape, RequestTooLargeException, has another name.
        return new AwsError(413, "RequestEntityTooLargeException", message);
    }

    static AwsError tooMany() {
        return new AwsError(429, TOO_MANY, "Rate Exceeded.");
    }

    static AwsError notImplemented(String what) {
        return new AwsError(501, "NotImplemented", "The sandbox's Lambda has no " + what + ".");
    }
}
