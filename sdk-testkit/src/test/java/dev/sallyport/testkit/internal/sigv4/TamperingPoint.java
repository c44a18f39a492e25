package dev.sallyport.testkit.internal.sigv4;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.testkit.internal.SignedCall;

/**
 * A change and what each kind of service answers to it, {@code 403 AccessDenied: Access Denied}; the text is a part of
 * the message, and {@code 200} stands for a request that is still accepted.
 */
record TamperingPoint(String name, Tampering tampering, String s3, String query, String json) {

    static TamperingPoint point(String name, Tampering tampering, String s3, String query, String json) {
        return new TamperingPoint(name, tampering, s3, query, json);
    }

    static void check(SignedCall.RawReply reply, String expected) {
        String[] parts = expected.split(": ", 2);
        assertThat(reply.error().strip()).as(reply.body()).isEqualTo(parts[0]);
        if (parts.length == 2) {
            assertThat(plain(reply.body())).contains(parts[1]);
        }
    }

    private static String plain(String body) {
        return body.replace("&apos;", "'")
                .replace("&quot;", "\"")
                .replace("\\\"", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">");
    }

    @Override
    public String toString() {
        return name;
    }
}
