package dev.sallyport.server;

import dev.sallyport.contract.Codec;
import dev.sallyport.contract.Envelope;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Limits;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.contract.Request;
import dev.sallyport.contract.Sha256;
import dev.sallyport.contract.Stage;
import dev.sallyport.contract.Task;
import dev.sallyport.server.document.DocumentReader;
import dev.sallyport.trust.ApprovedLocation;
import dev.sallyport.trust.FunctionAlias;
import dev.sallyport.trust.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** The function's own door: who calls is known by the alias that was invoked, and by nothing in the request. */
final class Admission {

    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private final Topology topology;

    Admission(Topology topology) {
        this.topology = topology;
    }

    /**
     * The caller behind an invoked ARN.
     *
     * @throws Refusal with {@code not_allowed} unless it is exactly the alias of one caller
     */
    Topology.Caller caller(String invokedArn) throws Refusal {
        FunctionAlias alias;
        try {
            alias = FunctionAlias.parse(invokedArn);
        } catch (IllegalArgumentException e) {
            throw notAllowed();
        }
        Topology.Caller caller = topology.caller(alias.alias()).orElseThrow(Admission::notAllowed);
        if (!topology.alias(caller).equals(alias)) {
            throw notAllowed();
        }
        return caller;
    }

    /** Where the caller keeps documents. */
    ApprovedLocation approved(Topology.Caller caller) {
        return topology.approved(caller);
    }

    /** As whom a request's documents are read. The request's own id is the caller's words: its digest stands for it. */
    DocumentReader reader(Topology.Caller caller, Request request) {
        String digest = Sha256.hex(String.valueOf(request.requestId()).getBytes(StandardCharsets.UTF_8));
        return new DocumentReader(topology.readerRoleArn(caller).orElse(null), "sallyport-" + digest.substring(0, 16));
    }

    /**
     * The request in an invocation's payload.
     *
     * @throws Refusal with {@code usage} if it makes no sense
     */
    static Request request(InputStream payload) throws Refusal, IOException {
        Request request;
        try {
            String json = Codec.read(payload, Envelope.class).request();
            if (json == null) {
                throw usage("The payload has no request.");
            }
            request = Codec.read(json, Request.class);
        } catch (MalformedMessageException e) {
            throw usage("The payload is not a request.");
        }
        check(request);
        return request;
    }

    /**
     * Checks where the data may go. A request that names no class is one of a client without a residency policy: its bucket
     * and prefix were approved all the same, and so is the data in them.
     *
     * @throws Refusal with {@code not_allowed} if its class may not leave A, or the model may run where it may not go
     */
    void checkResidency(Request request) throws Refusal {
        Topology.Residency residency = topology.residency();
        String dataClass = request.dataClass();
        if (dataClass != null && !residency.dataClasses().contains(dataClass)) {
            throw Refusal.of(ErrorCode.NOT_ALLOWED, Stage.GUARD, "Data of that class may not leave account A.");
        }
        boolean abroad =
                !residency.inferenceRegions().containsAll(topology.b().model().regions());
        if (abroad && !Task.FORECAST.equals(request.task())) {
            throw Refusal.of(
                    ErrorCode.NOT_ALLOWED,
                    Stage.GUARD,
                    "The model may run in a Region where inference is not allowed.");
        }
    }

    private static void check(Request request) throws Refusal {
        String id = request.requestId();
        Long budget = request.budgetMillis();
        if (request.version() == null || id == null || !REQUEST_ID.matcher(id).matches()) {
            throw usage("The request has no version or no usable request id.");
        }
        if (budget == null || budget <= 0) {
            throw usage("The request has no budget of time.");
        }
        String task = request.task();
        if (!List.of(Task.ANALYZE, Task.ASSIST, Task.FORECAST).contains(String.valueOf(task))) {
            throw usage("The request has no task that this function knows.");
        }
        int documents = request.documents() == null ? 0 : request.documents().size();
        if (!Task.FORECAST.equals(task) && documents == 0) {
            throw usage("The request has no document.");
        }
        if (documents > Limits.DOCUMENTS) {
            throw usage("The request has more than " + Limits.DOCUMENTS + " documents.");
        }
    }

    static Refusal usage(String message) {
        return Refusal.of(ErrorCode.USAGE, Stage.ARGUMENTS, message);
    }

    private static Refusal notAllowed() {
        return Refusal.of(ErrorCode.NOT_ALLOWED, Stage.GUARD, "What was invoked is no caller's function alias.");
    }
}
