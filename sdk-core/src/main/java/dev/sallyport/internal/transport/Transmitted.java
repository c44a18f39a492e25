package dev.sallyport.internal.transport;

import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Notes that the SDK has handed a request to the HTTP client: what fails before, such as credentials, cost nothing. */
final class Transmitted implements ExecutionInterceptor {

    static final ExecutionAttribute<AtomicBoolean> NOTE = new ExecutionAttribute<>("SallyportTransmitted");

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        AtomicBoolean note = attributes.getAttribute(NOTE);
        if (note != null) {
            note.set(true);
        }
    }
}
