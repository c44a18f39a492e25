package dev.sallyport.testkit.internal.http;

import dev.sallyport.testkit.RecordedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From Jetty's request to the service and back: admission, answer, or an error in the service's own shape. */
final class Reception {

    private static final Logger LOG = LoggerFactory.getLogger(Front.class);

    /** What is read of a refused body, so that a client which is still sending sees the refusal and no reset. */
    private static final int DRAINED_BYTES = 8 * 1024 * 1024;

    private final Map<Listener, AwsService> services;
    private final Admission admission;
    private final Surroundings surroundings;

    Reception(Map<Listener, AwsService> services, Admission admission, Surroundings surroundings) {
        this.services = new EnumMap<>(services);
        this.admission = admission;
        this.surroundings = surroundings;
    }

    void receive(Request jettyRequest, Response jettyResponse, Callback callback) {
        if (surroundings.closed().contains(IncomingRequest.listener(jettyRequest))) {
            // A security group answers nothing; here at least the connection ends.
            jettyRequest.getConnectionMetaData().getConnection().close();
            callback.failed(new IOException("no security group admits this"));
            return;
        }
        AwsRequest request = IncomingRequest.of(jettyRequest, surroundings.key().isPresent());
        AwsService service = Objects.requireNonNull(services.get(request.listener()));
        JettyResponse response = new JettyResponse(
                service.newRequestId(surroundings.random()),
                service.requestIdHeader(),
                request.method().equals("HEAD"),
                jettyResponse);
        Trail trail = new Trail();
        Instant start = surroundings.clock().instant();
        try {
            answer(service, request, response, trail);
            // Before the end goes out: who has the answer finds the record.
            record(start, request, response, trail);
            response.finish();
            callback.succeeded();
        } catch (IOException e) {
            record(start, request, response, trail);
            // Broken off on purpose or by the client: the connection ends without a regular end of the response.
            callback.failed(e);
        }
    }

    private void record(Instant start, AwsRequest request, JettyResponse response, Trail trail) {
        surroundings
                .journal()
                .add(new RecordedRequest(
                        start,
                        response.requestId(),
                        request.listener().endpoint(),
                        trail.principal(),
                        trail.action(),
                        trail.resource(),
                        trail.decision(),
                        response.status(),
                        response.errorCode()));
    }

    private void answer(AwsService service, AwsRequest request, JettyResponse response, Trail trail)
            throws IOException {
        try {
            Admission.Admitted admitted = admission.admit(service, request, trail);
            admitted.call().run(admitted.requester(), admitted.request(), response);
        } catch (AwsError e) {
            refuse(service, request, response, e);
        } catch (RefusedBodyException e) {
            refuse(service, request, response, e.error());
        } catch (IOException | RuntimeException | Error e) {
            fail(service, request, response, e);
        }
    }

    private static void fail(AwsService service, AwsRequest request, JettyResponse response, Throwable cause)
            throws IOException {
        if (!(cause instanceof IOException)) {
            // The type alone: messages may have content in them.
            LOG.error(
                    "{} failed with {}, request id {}",
                    request,
                    cause.getClass().getName(),
                    response.requestId());
        }
        refuse(service, request, response, new AwsError(500, "InternalFailure", "An internal failure occurred."));
    }

    private static void refuse(AwsService service, AwsRequest request, JettyResponse response, AwsError error)
            throws IOException {
        if (response.committed()) {
            throw new IOException("the response broke off");
        }
        response.reset();
        response.error(error.code());
        response.status(error.status());
        error.headers().forEach(response::header);
        service.write(error, response.requestId(), response);
        drain(request);
    }

    private static void drain(AwsRequest request) throws IOException {
        if (request.header("expect").isPresent()) {
            return;
        }
        InputStream body = request.body();
        byte[] buffer = new byte[16 * 1024];
        int left = DRAINED_BYTES;
        for (int read = body.read(buffer); read >= 0 && left > 0; read = body.read(buffer)) {
            left -= read;
        }
    }
}
