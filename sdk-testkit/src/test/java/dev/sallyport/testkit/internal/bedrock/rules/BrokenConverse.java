package dev.sallyport.testkit.internal.bedrock.rules;

import static dev.sallyport.testkit.internal.bedrock.rules.BrokenMessages.OPUS_5;
import static dev.sallyport.testkit.internal.bedrock.rules.BrokenMessages.SONNET_45;
import static dev.sallyport.testkit.internal.bedrock.rules.Requests.base64;
import static dev.sallyport.testkit.internal.bedrock.rules.Requests.bytes;
import static dev.sallyport.testkit.internal.bedrock.rules.Requests.converseOf;
import static dev.sallyport.testkit.internal.bedrock.rules.Requests.converseWith;
import static dev.sallyport.testkit.internal.bedrock.rules.Requests.document;
import static dev.sallyport.testkit.internal.bedrock.rules.Requests.parsed;
import static dev.sallyport.testkit.internal.bedrock.rules.Requests.png;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A Converse request for each rule. */
final class BrokenConverse {

    private static final String ASK = "{'role':'user','content':[{'text':'hello'}]}";
    private static final String SAY = "{'role':'assistant','content':[{'text':'hello'}]}";
    private static final String USE = "{'toolUse':{'toolUseId':'t1','name':'look','input':{}}}";
    private static final String TOOLS =
            "'toolConfig':{'tools':[{'toolSpec':{'name':'%s','inputSchema':{'json':{'type':'object'}}}}]}";
    private static final String FORMAT =
            "'outputConfig':{'textFormat':{'type':'json_schema','structure':" + "{'jsonSchema':{'schema':'{}'}}}}";

    private BrokenConverse() {}

    static Stream<Broken> all() {
        return Stream.of(turns(), images(), documents(), config()).flatMap(List::stream);
    }

    private static List<Broken> turns() {
        return List.of(
                old("role known", converseWith("{'messages':[{'role':'system','content':[{'text':'hello'}]}]}")),
                old("the user begins", converseWith("{'messages':[" + SAY + "]}")),
                old("turns alternate", converseWith("{'messages':[" + ASK + "," + ASK + "]}")),
                old("content not empty", converseWith("{'messages':[{'role':'user','content':[]}]}")),
                old("text not blank", converseOf(parsed("{'text':' '}"))),
                old(
                        "images and documents from the user",
                        converseWith("{'messages':[" + ASK + ",{'role':'assistant','content':["
                                + image("png", png(1, 1)) + "]}," + ASK + "]}")),
                old(
                        "tools are configured",
                        converseWith(
                                "{'messages':[" + ASK + ",{'role':'assistant','content':[" + USE + "]},"
                                        + "{'role':'user','content':[{'toolResult':{'toolUseId':'t1','content':[{'text':'x'}]}}]}]}")),
                old(
                        "results for all uses",
                        converseWith("{" + TOOLS.formatted("look") + ",'messages':[" + ASK
                                + ",{'role':'assistant','content':[" + USE + "]}," + ASK + "]}")));
    }

    private static List<Broken> images() {
        return List.of(
                old(
                        "number of images",
                        converseOf(
                                Collections.nCopies(21, image("png", png(1, 1))).toArray(ObjectNode[]::new))),
                old("image size", converseOf(image("png", new byte[3_750_001]))),
                old("image format known", converseOf(image("bmp", png(1, 1)))));
    }

    private static List<Broken> documents() {
        byte[] words = bytes("words");
        return List.of(
                old(
                        "number of documents",
                        converseOf(IntStream.range(0, 6)
                                .mapToObj(i -> document("d" + i, "txt", words))
                                .toArray(ObjectNode[]::new))),
                old("document named", converseOf(document("", "txt", words))),
                old("characters of a document's name", converseOf(document("form.txt", "txt", words))),
                old("document names unique", converseOf(document("a", "txt", words), document("a", "md", words))),
                old("document format known", converseOf(document("a", "rtf", words))),
                old(
                        "no document from S3 for Claude",
                        converseOf(document("a", "txt", "{'s3Location':{'uri':'s3://acme-private/x'}}", ""))),
                old("document has a source", converseOf(document("a", "txt", "{'text':'words'}", ""))),
                old("document not empty", converseOf(document("a", "txt", new byte[0]))),
                old("document size", converseOf(document("a", "txt", new byte[4_500_001]))),
                old(
                        "citations for txt and pdf only",
                        converseOf(document(
                                "a", "md", "{'bytes':'" + base64(words) + "'}", ",'citations':{'enabled':true}"))),
                old(
                        "text beside a document",
                        converseWith(
                                "{'messages':[{'role':'user','content':[" + document("a", "txt", words) + "]}]}")));
    }

    private static List<Broken> config() {
        return List.of(
                old("maxTokens positive", converseWith("{'inferenceConfig':{'maxTokens':0}}")),
                old("temperature at least 0", converseWith("{'inferenceConfig':{'temperature':-0.1}}")),
                old("temperature at most 1", converseWith("{'inferenceConfig':{'temperature':1.5}}")),
                old("topP at least 0", converseWith("{'inferenceConfig':{'topP':-1}}")),
                old("topP at most 1", converseWith("{'inferenceConfig':{'topP':2}}")),
                old(
                        "number of stop sequences",
                        converseWith("{'inferenceConfig':{'stopSequences':["
                                + String.join(",", Collections.nCopies(2_501, "'x'")) + "]}}")),
                old("system prompt not blank", converseWith("{'system':[{'text':' '}]}")),
                old("tool names", converseWith("{" + TOOLS.formatted("look up") + "}")),
                old("cache points", converseOf(parsed("{'cachePoint':{'type':'other'}}"))),
                old(
                        "something before a cache point",
                        converseWith("{'messages':[{'role':'user','content':[{'cachePoint':{'type':'default'}},"
                                + "{'text':'hello'}]}]}")),
                old(
                        "no cache point after reasoning",
                        converseWith("{'messages':[" + ASK + ",{'role':'assistant','content':["
                                + "{'reasoningContent':{'reasoningText':{'text':'so'}}},"
                                + "{'cachePoint':{'type':'default'}},{'text':'hello'}]}," + ASK + "]}")),
                old("request metadata", converseWith("{'requestMetadata':{'who':'申請人'}}")),
                old(
                        "guardrail exists",
                        converseWith("{'guardrailConfig':{'guardrailIdentifier':'abc','guardrailVersion':'1'}}")),
                old("latency", converseWith("{'performanceConfig':{'latency':'optimized'}}")),
                old("service tier", converseWith("{'serviceTier':{'type':'flex'}}")),
                new Broken("Converse: schema only where the model has it", OPUS_5, converseWith("{" + FORMAT + "}")),
                old("no citations with a schema", citedWithFormat()));
    }

    private static ObjectNode citedWithFormat() {
        ObjectNode request = converseOf(
                document("a", "txt", "{'bytes':'" + base64(bytes("words")) + "'}", ",'citations':{'enabled':true}"));
        request.setAll(parsed("{" + FORMAT + "}"));
        return request;
    }

    private static ObjectNode image(String format, byte[] bytes) {
        return parsed("{'image':{'format':'" + format + "','source':{'bytes':'" + base64(bytes) + "'}}}");
    }

    private static Broken old(String rule, ObjectNode request) {
        return new Broken("Converse: " + rule, SONNET_45, request);
    }
}
