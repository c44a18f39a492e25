package dev.sallyport.server;

import dev.sallyport.contract.Codec;
import dev.sallyport.contract.DocumentReference;
import dev.sallyport.contract.Envelope;
import dev.sallyport.contract.Event;
import dev.sallyport.contract.EventReader;
import dev.sallyport.contract.EventWriter.Framing;
import dev.sallyport.contract.MalformedMessageException;
import dev.sallyport.contract.Request;
import dev.sallyport.server.document.PresignedReferences;
import dev.sallyport.server.prepare.InProcessPreparation;
import dev.sallyport.trust.Topology;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A whole service over fakes, spoken to in the wire's own words. */
public final class Served {

    static final String ALIAS = "arn:aws:lambda:us-east-1:222222222222:function:sallyport:loans";

    static final Topology TOPOLOGY = Topology.parse("""
        {"partition":"aws",
         "a":{"account":"111111111111","region":"ap-east-1","bucket":"acme-private","kmsKeyArn":null,"lambdaEndpointId":null,"s3EndpointIds":[]},
         "b":{"account":"222222222222","region":"us-east-1","function":"sallyport","functionRole":"sallyport-function","s3EndpointIds":[],
              "model":{"profile":"us.anthropic.claude-sonnet-4-5-20250929-v1:0","foundationModel":"anthropic.claude-sonnet-4-5-20250929-v1:0","regions":["us-east-1"]}},
         "callers":[{"alias":"loans","role":"ec2-production","prefix":"intake/","readerRole":null}],
         "options":{"presigned":false,"perDocumentReader":false,"proofOfCaller":true,"transport":"streaming"},
         "residency":{"dataClasses":["application-documents"],"inferenceRegions":["us-east-1"]}}
        """);

    final MemoryObjects objects = new MemoryObjects();
    final ScriptedModel model = new ScriptedModel();
    final List<Event> events = new ArrayList<>();
    byte[] reply = {};
    private Topology topology = TOPOLOGY;
    private Clock clock = Clock.systemUTC();
    private Pulse pulse = (interval, beat) -> () -> {};
    private Framing framing = Framing.LINES;

    Served of(Topology other) {
        topology = other;
        return this;
    }

    Served beatingWith(Pulse other) {
        pulse = other;
        return this;
    }

    Served at(Clock other) {
        clock = other;
        return this;
    }

    Served framedAs(Framing other) {
        framing = other;
        return this;
    }

    Service service() {
        PresignedReferences presigned = PresignedReferences.of(topology, clock);
        return new Service(topology, objects, presigned, new InProcessPreparation(), model, pulse, System::nanoTime);
    }

    Event.Terminal answer(Request request) {
        return answerAs("loans", request);
    }

    Event.Terminal answerAs(String alias, Request request) {
        return answer(ALIAS.replace("loans", alias), Codec.write(new Envelope(Codec.write(request))));
    }

    Event.Terminal answer(String arn, String payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ByteArrayInputStream in =
                    new ByteArrayInputStream(payload.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            service().answer(arn, Duration.ofMinutes(5), in, out, framing);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        reply = out.toByteArray();
        return read(reply);
    }

    private Event.Terminal read(byte[] bytes) {
        EventReader reader = new EventReader(events::add);
        try {
            reader.read(bytes);
        } catch (MalformedMessageException e) {
            throw new AssertionError(e);
        }
        Event.Terminal terminal = reader.terminal();
        if (terminal == null) {
            throw new AssertionError("a reply without its end");
        }
        return terminal;
    }

    Event.Refused refused(Request request) {
        return (Event.Refused) answer(request);
    }

    Event.Result result(Request request) {
        Event.Terminal end = answer(request);
        if (end instanceof Event.Refused refused) {
            throw new AssertionError(refused.code() + " at " + refused.stage() + ": " + refused.message());
        }
        return (Event.Result) end;
    }

    Request analyze(String schema, DocumentReference... documents) {
        return request("analyze", schema, null, documents);
    }

    Request assist(String question, DocumentReference... documents) {
        return request("assist", null, question, documents);
    }

    private static Request request(
            String task, @Nullable String schema, @Nullable String question, DocumentReference... documents) {
        try {
            return new Request(
                    1,
                    "r-1",
                    60_000L,
                    task,
                    List.of(documents),
                    schema == null ? null : Codec.read(schema, com.fasterxml.jackson.databind.JsonNode.class),
                    null,
                    null,
                    null,
                    question,
                    null,
                    null);
        } catch (MalformedMessageException e) {
            throw new AssertionError(e);
        }
    }

    DocumentReference document(String key, byte[] bytes) {
        objects.put(key, bytes);
        return reference(key);
    }

    static DocumentReference reference(String key) {
        return new DocumentReference(MemoryObjects.BUCKET, key, "v1", null, null, null);
    }
}
