package dev.sallyport.server;

import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Event;
import dev.sallyport.contract.EventWriter.Framing;
import dev.sallyport.contract.Limits;
import dev.sallyport.contract.Request;
import dev.sallyport.contract.Stage;
import dev.sallyport.contract.Task;
import dev.sallyport.server.document.DocumentReader;
import dev.sallyport.server.document.Dossier;
import dev.sallyport.server.document.ObjectSource;
import dev.sallyport.server.document.PresignedReferences;
import dev.sallyport.server.model.Model;
import dev.sallyport.server.prepare.Preparation;
import dev.sallyport.server.prompt.Ability;
import dev.sallyport.server.prompt.Prompting;
import dev.sallyport.trust.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The map of the function: wire, document, prepare, prompt, model, decode, wire. Whatever happens on the way, a reply ends
 * with exactly one terminal event. Thread-safe; keeps nothing of a call.
 */
public final class Service {

    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    /** Well before the longest silence that the contract allows. */
    private static final Duration HEARTBEAT = Limits.HEARTBEAT.multipliedBy(2).dividedBy(3);

    private final Admission admission;
    private final Analyzing analyzing;
    private final Assisting assisting;
    private final Pulse pulse;
    private final LongSupplier ticker;

    /**
     * A service of these rooms.
     *
     * @param topology whose callers it serves
     * @param objects where documents come from
     * @param presigned which presigned URLs are taken
     * @param preparation what reads files
     * @param model what answers; the topology's
     */
    public Service(
            Topology topology,
            ObjectSource objects,
            PresignedReferences presigned,
            Preparation preparation,
            Model model) {
        this(topology, objects, presigned, preparation, model, Pulse.onThread(), System::nanoTime);
    }

    Service(
            Topology topology,
            ObjectSource objects,
            PresignedReferences presigned,
            Preparation preparation,
            Model model,
            Pulse pulse,
            LongSupplier ticker) {
        Dossier dossier = new Dossier(objects, presigned);
        Prompting prompting = new Prompting(Ability.of(topology.b().model().profile()));
        this.admission = new Admission(topology);
        this.analyzing = new Analyzing(dossier, preparation, prompting, model);
        this.assisting = new Assisting(dossier, preparation, prompting, model);
        this.pulse = pulse;
        this.ticker = ticker;
    }

    /**
     * Answers one invocation: reads the request and writes the whole reply, a refusal included.
     *
     * @param invokedArn the ARN that was invoked, which tells who calls
     * @param left how long the invocation may still run
     * @param payload the envelope, read to its end
     * @param out takes the reply, flushed after each event and not closed
     * @throws IOException if the reply could not be sent to its end; nothing else is ever thrown
     */
    public void answer(String invokedArn, Duration left, InputStream payload, OutputStream out, Framing framing)
            throws IOException {
        Reply reply = new Reply(out, framing);
        Event.Terminal end = end(invokedArn, left, payload, reply, new Spending());
        if (end instanceof Event.Result result) {
            reply.end(result);
        } else if (end instanceof Event.Refused refused) {
            reply.end(refused);
        }
    }

    private Event.Terminal end(String invokedArn, Duration left, InputStream payload, Reply reply, Spending spending) {
        try {
            Topology.Caller caller = admission.caller(invokedArn);
            Request request = Admission.request(payload);
            admission.checkResidency(request);
            DocumentReader reader = admission.reader(caller, request);
            return result(
                    new Call(request, admission.approved(caller), reader, budget(request, left), reply, spending));
        } catch (Refusal refusal) {
            return refused(refusal, spending);
        } catch (Throwable failure) {
            // Errors too: what a parser does to the stack or the heap is a stranger's file, and the caller waits.
            return refused(unexpected(failure, reply.stage()), spending);
        }
    }

    private Event.Result result(Call call) throws Refusal {
        call.reply().send(new Event.Accepted(call.request().requestId()));
        Runnable silence = pulse.every(HEARTBEAT, () -> call.reply().send(new Event.Heartbeat()));
        try {
            Event.Result result = performed(call);
            if (!call.reply().fits(result)) {
                throw Refusal.of(ErrorCode.ANSWER_CUT, Stage.RESULT, "The result is larger than a reply can be.");
            }
            return result;
        } finally {
            silence.run();
        }
    }

    private Event.Result performed(Call call) throws Refusal {
        return switch (String.valueOf(call.request().task())) {
            case Task.ANALYZE -> new Event.Result(null, null, analyzing.analyze(call), null, null);
            case Task.ASSIST -> new Event.Result(null, null, null, assisting.assist(call), null);
            default -> new Event.Result(null, null, null, null, Forecasting.forecast(call.request()));
        };
    }

    private Budget budget(Request request, Duration left) {
        Long millis = request.budgetMillis();
        Duration asked = millis == null ? left : Duration.ofMillis(millis);
        return Budget.of(asked.compareTo(left) < 0 ? asked : left, ticker);
    }

    private static Refusal unexpected(Throwable failure, Stage stage) {
        // The type only: a message may hold what was read.
        LOG.error("A call failed in stage {}: {}", stage, failure.getClass().getName());
        return failure instanceof OutOfMemoryError
                ? Refusal.of(ErrorCode.DOCUMENT_TOO_LARGE, stage, "The documents need more memory than there is.")
                : Refusal.of(ErrorCode.INTERNAL, stage, "The function failed.");
    }

    private static Event.Refused refused(Refusal refusal, Spending spending) {
        return new Event.Refused(
                null,
                null,
                refusal.code(),
                refusal.stage(),
                refusal.getMessage(),
                refusal.document(),
                spending.paid(),
                spending.usage(),
                refusal.answer());
    }
}
