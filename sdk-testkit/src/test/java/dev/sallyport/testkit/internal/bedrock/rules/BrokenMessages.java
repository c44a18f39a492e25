package dev.sallyport.testkit.internal.bedrock.rules;

import static dev.sallyport.testkit.internal.bedrock.rules.Requests.bytes;
import static dev.sallyport.testkit.internal.bedrock.rules.Requests.image;
import static dev.sallyport.testkit.internal.bedrock.rules.Requests.message;
import static dev.sallyport.testkit.internal.bedrock.rules.Requests.messageOf;
import static dev.sallyport.testkit.internal.bedrock.rules.Requests.messageWith;
import static dev.sallyport.testkit.internal.bedrock.rules.Requests.parsed;
import static dev.sallyport.testkit.internal.bedrock.rules.Requests.pdf;
import static dev.sallyport.testkit.internal.bedrock.rules.Requests.pdfOf;
import static dev.sallyport.testkit.internal.bedrock.rules.Requests.png;
import static dev.sallyport.testkit.internal.bedrock.rules.Requests.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** A body in the Messages format for each rule. */
final class BrokenMessages {

    static final String SONNET_45 = "anthropic.claude-sonnet-4-5-20250929-v1:0";
    static final String SONNET_46 = "anthropic.claude-sonnet-4-6";
    static final String OPUS_5 = "anthropic.claude-opus-5";
    static final String OPUS_55 = "anthropic.claude-opus-5-5";

    private static final String TOOL = "{'name':'look','input_schema':{'type':'object'}}";
    private static final String USE = "{'type':'tool_use','id':'t1','name':'look','input':{}}";
    private static final String ASK = "{'role':'user','content':'hello'}";

    private BrokenMessages() {}

    static Stream<Broken> all() {
        return Stream.of(frame(), turns(), images(), documents(), cache(), parameters(), tools())
                .flatMap(List::stream);
    }

    private static List<Broken> frame() {
        return List.of(
                new Broken("no model that retains data", "anthropic.claude-fable-5", message()),
                old("version given", message(m -> m.remove("anthropic_version"))),
                old("version known", messageWith("{'anthropic_version':'2023-06-01'}")),
                old("max_tokens given", message(m -> m.remove("max_tokens"))),
                old("max_tokens a number", messageWith("{'max_tokens':'100'}")),
                old("max_tokens positive", messageWith("{'max_tokens':0}")),
                old("max_tokens within the model's", messageWith("{'max_tokens':64001}")),
                old("messages given", message(m -> m.remove("messages"))),
                old("messages a list", messageWith("{'messages':'hello'}")),
                old("at least one message", messageWith("{'messages':[]}")),
                old("no unknown field", messageWith("{'stream':true}")));
    }

    private static List<Broken> turns() {
        return List.of(
                old("role known", messageWith("{'messages':[{'role':'system','content':'hello'}]}")),
                old("the user begins", messageWith("{'messages':[{'role':'assistant','content':'hello'}]}")),
                old("content given", messageWith("{'messages':[{'role':'user','content':[]}]}")),
                old("block type known", messageOf(parsed("{'type':'video'}"))),
                old("texts not empty", messageOf(parsed("{'type':'text','text':''}"))),
                old("texts not blank", messageOf(parsed("{'type':'text','text':' \\n'}"))),
                old("system prompt not empty", messageWith("{'system':[{'type':'text','text':''}]}")),
                old(
                        "no trailing space in a prefill",
                        messageWith("{'messages':[" + ASK + ",{'role':'assistant','content':'So '}]}")),
                new Broken(
                        "no prefill on newer models",
                        SONNET_46,
                        messageWith("{'messages':[" + ASK + ",{'role':'assistant','content':'So'}]}")),
                old(
                        "images and documents from the user",
                        messageWith("{'messages':[" + ASK + ",{'role':'assistant','content':["
                                + image("image/png", png(1, 1)) + "]}," + ASK + "]}")),
                old("stop sequences not blank", messageWith("{'stop_sequences':[' ']}")));
    }

    private static List<Broken> images() {
        ObjectNode byUrl = parsed("{'type':'image','source':{'type':'url','url':'https://example.com/x.png'}}");
        ObjectNode garbled =
                parsed("{'type':'image','source':{'type':'base64','media_type':'image/png','data':'no base64!'}}");
        ObjectNode[] many =
                Collections.nCopies(21, image("image/png", png(2_001, 1))).toArray(ObjectNode[]::new);
        ObjectNode[] tooMany =
                Collections.nCopies(101, image("image/png", png(1, 1))).toArray(ObjectNode[]::new);
        return List.of(
                old("image from base64", messageOf(byUrl)),
                old("image type known", messageOf(image("image/tiff", png(1, 1)))),
                old("image is base64", messageOf(garbled)),
                old("image not empty", messageOf(image("image/png", new byte[0]))),
                old("image size", messageOf(image("image/png", new byte[5 * 1024 * 1024 + 1]))),
                old("image is what it says", messageOf(image("image/jpeg", png(1, 1)))),
                old("image dimensions", messageOf(image("image/png", png(8_001, 1)))),
                old("dimensions of many images", messageOf(many)),
                old("number of images", messageOf(tooMany)));
    }

    private static List<Broken> documents() {
        String format = ",'output_config':{'format':{'type':'json_schema','schema':{'type':'object',"
                + "'additionalProperties':false}}}}";
        ObjectNode cited = messageOf(text(",'citations':{'enabled':true}"));
        ObjectNode bound = cited.deepCopy();
        bound.setAll(parsed("{'max_tokens':100" + format));
        return List.of(
                old("document source known", messageOf(parsed("{'type':'document','source':{'type':'url'}}"))),
                old(
                        "document type known",
                        messageOf(parsed("{'type':'document','source':{'type':'base64','media_type':'text/csv'}}"))),
                old(
                        "document is base64",
                        messageOf(parsed("{'type':'document','source':{'type':'base64',"
                                + "'media_type':'application/pdf','data':'no base64!'}}"))),
                old("PDF valid", messageOf(pdf(bytes("%PDF-1.7 and nothing more")))),
                old("PDF open", messageOf(pdf(pdfOf(1, true)))),
                old("PDF pages", messageOf(pdf(pdfOf(101, false)))),
                old(
                        "citations on all documents or on none",
                        messageOf(text(",'citations':{'enabled':true}"), text(""))),
                old("no citations with a schema", bound),
                new Broken("schema only where the model has it", OPUS_5, messageWith("{'max_tokens':100" + format)),
                old(
                        "schema closed",
                        messageWith("{'output_config':{'format':{'type':'json_schema','schema':{'type':'object'}}}}")));
    }

    private static List<Broken> cache() {
        return List.of(
                old(
                        "number of cache points",
                        messageOf(Collections.nCopies(5, cached("{'type':'ephemeral'}"))
                                .toArray(ObjectNode[]::new))),
                old("cache point type", messageOf(cached("{'type':'persistent'}"))),
                old("cache point time", messageOf(cached("{'type':'ephemeral','ttl':'1d'}"))),
                old(
                        "longer cache times first",
                        messageOf(cached("{'type':'ephemeral'}"), cached("{'type':'ephemeral','ttl':'1h'}"))));
    }

    private static ObjectNode cached(String control) {
        return parsed("{'type':'text','text':'long','cache_control':" + control + "}");
    }

    private static List<Broken> parameters() {
        return List.of(
                new Broken("no sampling parameters on newer models", OPUS_5, messageWith("{'temperature':1}")),
                old("temperature or top_p, not both", messageWith("{'temperature':1,'top_p':1}")),
                old("temperature in its range", messageWith("{'temperature':1.1}")),
                old("top_p in its range", messageWith("{'top_p':-0.1}")),
                old("top_k in its range", messageWith("{'top_k':-1}")),
                new Broken(
                        "no thinking budget on newer models",
                        OPUS_5,
                        messageWith("{'max_tokens':9000,'thinking':{'type':'enabled','budget_tokens':2000}}")),
                old("no adaptive thinking on older models", messageWith("{'thinking':{'type':'adaptive'}}")),
                new Broken("thinking that is always on", OPUS_55, messageWith("{'thinking':{'type':'disabled'}}")),
                old(
                        "thinking budget large enough",
                        messageWith("{'max_tokens':9000,'thinking':{'type':'enabled','budget_tokens':1023}}")),
                old(
                        "thinking budget below max_tokens",
                        messageWith("{'max_tokens':2000,'thinking':{'type':'enabled','budget_tokens':2000}}")),
                old(
                        "temperature while thinking",
                        messageWith("{'max_tokens':9000,'temperature':0.5,"
                                + "'thinking':{'type':'enabled','budget_tokens':2000}}")),
                old(
                        "no forced tool while thinking",
                        messageWith("{'max_tokens':9000,'tools':[" + TOOL + "],'tool_choice':{'type':'any'},"
                                + "'thinking':{'type':'enabled','budget_tokens':2000}}")),
                old(
                        "prompt within the context window",
                        messageOf(parsed("{'type':'text','text':'" + "long ".repeat(160_001) + "'}"))));
    }

    private static List<Broken> tools() {
        return List.of(
                old("tool names", messageWith("{'tools':[{'name':'look up','input_schema':{}}]}")),
                old("tool names unique", messageWith("{'tools':[" + TOOL + "," + TOOL + "]}")),
                new Broken(
                        "strict tools only where the model has them",
                        OPUS_55,
                        messageWith("{'tools':[{'name':'look','strict':true,'input_schema':{}}]}")),
                new Broken(
                        "no forced tool on the newest models",
                        OPUS_55,
                        messageWith("{'tools':[" + TOOL + "],'tool_choice':{'type':'any'}}")),
                old("tool choice has tools", messageWith("{'tool_choice':{'type':'auto'}}")),
                old(
                        "forced tool is there",
                        messageWith("{'tools':[" + TOOL + "],'tool_choice':{'type':'tool','name':'other'}}")),
                old(
                        "each result has its use",
                        messageOf(parsed("{'type':'tool_result','tool_use_id':'t1','content':'x'}"))),
                old(
                        "each use has its result",
                        messageWith("{'messages':[" + ASK + ",{'role':'assistant','content':[" + USE + "]}," + ASK
                                + "]}")));
    }

    /** On the model that takes most. */
    private static Broken old(String rule, ObjectNode request) {
        return new Broken(rule, SONNET_45, request);
    }
}
