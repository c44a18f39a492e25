package dev.sallyport.testkit.internal.sigv4;

import dev.sallyport.testkit.internal.http.AwsError;
import java.util.List;

/** What one kind of service answers to a signature that can't be one, by where it stands: in the header or in the query. */
interface ClaimRefusals {

    /** Another way to sign. */
    AwsError algorithm(String algorithm);

    /** A part of the header that is no {@code name=value}. */
    AwsError component(String component);

    /** Parts that aren't there, {@code Signature}. */
    AwsError missing(List<String> names);

    AwsError date(String date);

    AwsError credential(String credential);

    AwsError terminator(String actual);

    AwsError otherDate(String scopeDate, String date);

    AwsError region(String actual, String expected);

    AwsError service(String actual, String expected);

    AwsError lifetime(Fault fault);

    /** What is wrong with how long a presigned request shall be good. */
    enum Fault {
        NO_NUMBER("X-Amz-Expires should be a number"),
        NEGATIVE("X-Amz-Expires must be non-negative"),
        TOO_LONG("X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less"
                + " than 604800 seconds");

        private final String text;

        Fault(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }
}
