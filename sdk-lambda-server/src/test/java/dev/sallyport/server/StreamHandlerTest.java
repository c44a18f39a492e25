package dev.sallyport.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Event;
import dev.sallyport.contract.EventReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class StreamHandlerTest {

    private final Served served = new Served();

    private Event.Terminal handled(String arn, String payload) throws IOException {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        new StreamHandler(served.service())
                .handleRequest(new ByteArrayInputStream(payload.getBytes(UTF_8)), reply, new Invoked(arn));
        assertThat(reply.toString(UTF_8)).startsWith("[{").endsWith("}]");
        EventReader reader = new EventReader(event -> {});
        reader.read(reply.toByteArray());
        Event.Terminal end = reader.terminal();
        if (end == null) {
            throw new AssertionError("a reply without its end");
        }
        return end;
    }

    @Test
    void whenTheManagedRuntimeCalls_thenTheReplyIsAnArrayThatEndsOnce() throws IOException {
        Event.Terminal end = handled(Served.ALIAS, "{}");

        assertThat(end)
                .isInstanceOfSatisfying(
                        Event.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.USAGE));
    }

    @Test
    void whenItWasInvokedWithoutAnAlias_thenItIsRefused() throws IOException {
        Event.Terminal end = handled("arn:aws:lambda:us-east-1:222222222222:function:sallyport", "{}");

        assertThat(end)
                .isInstanceOfSatisfying(
                        Event.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.NOT_ALLOWED));
    }

    /** What the managed runtime tells of an invocation. */
    private record Invoked(String arn) implements Context {
        @Override
        public String getInvokedFunctionArn() {
            return arn;
        }

        @Override
        public int getRemainingTimeInMillis() {
            return 60_000;
        }

        @Override
        public String getAwsRequestId() {
            return "id";
        }

        @Override
        public String getLogGroupName() {
            return "group";
        }

        @Override
        public String getLogStreamName() {
            return "stream";
        }

        @Override
        public String getFunctionName() {
            return "sallyport";
        }

        @Override
        public String getFunctionVersion() {
            return "1";
        }

        @Override
        public CognitoIdentity getIdentity() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ClientContext getClientContext() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int getMemoryLimitInMB() {
            return 512;
        }

        @Override
        public LambdaLogger getLogger() {
            throw new UnsupportedOperationException();
        }
    }
}
