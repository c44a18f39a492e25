package dev.sallyport;

import dev.sallyport.contract.Event;
import dev.sallyport.internal.guard.Call;
import dev.sallyport.internal.guard.Guard;
import dev.sallyport.internal.guard.Outbound;
import dev.sallyport.internal.result.AnalysisDecoder;
import dev.sallyport.internal.result.AnswerDecoder;
import dev.sallyport.internal.result.ForecastDecoder;
import dev.sallyport.internal.transport.Exchange;
import dev.sallyport.internal.transport.Transport;
import dev.sallyport.internal.upload.Uploads;
import java.util.concurrent.atomic.AtomicBoolean;

/** The analyzer: every call goes through guard, transport and result, in that order. */
final class Pipeline implements DocumentAnalyzer {

    private final Guard guard;
    private final Transport transport;
    private final Uploads uploads;
    private final Documents documents;
    private final CallOptions defaults;
    private final AtomicBoolean closed = new AtomicBoolean();

    Pipeline(Guard guard, Transport transport, Uploads uploads, String bucket, CallOptions defaults) {
        this.guard = guard;
        this.transport = transport;
        this.uploads = uploads;
        this.documents = new ApprovedDocuments(
                bucket, guard, uploads, defaults.dataClass().orElse(null));
        this.defaults = defaults;
    }

    @Override
    public Documents documents() {
        open();
        return documents;
    }

    @Override
    public <T> Analysis<T> analyze(AnalyzeRequest<T> request) {
        return start(request).result();
    }

    @Override
    public <T> Run<AnalyzeEvent, Analysis<T>> start(AnalyzeRequest<T> request) {
        open();
        Call call = guard.admitted(request.documents(), request.options().over(defaults)); // nothing is sent yet
        Outbound outbound = guard.measured(call, Requests.of(call, request));
        Exchange exchange = transport.send(outbound); // one terminal event or one failure
        return new RunningCall<>(exchange, Seen::ofAnalysis, new AnalysisDecoder<>(request.type())::decoded);
    }

    @Override
    public Run<AssistEvent, Answer> assist(AssistRequest request) {
        open();
        Call call = guard.admitted(request.documents(), request.options().over(defaults));
        Outbound outbound = guard.measured(call, Requests.of(call, request));
        Exchange exchange = transport.send(outbound);
        return new RunningCall<>(exchange, Seen::ofAssistance, AnswerDecoder::decoded);
    }

    @Override
    public Forecast forecast(ForecastRequest request) {
        open();
        Call call = guard.admitted(request.options().over(defaults));
        Outbound outbound = guard.measured(call, Requests.of(call, request));
        Exchange exchange = transport.send(outbound);
        return new RunningCall<Event, Forecast>(exchange, Seen::nothing, ForecastDecoder::decoded).result();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            transport.close();
            uploads.close();
        }
    }

    private void open() {
        if (closed.get()) {
            throw new IllegalStateException("this analyzer is closed");
        }
    }
}
