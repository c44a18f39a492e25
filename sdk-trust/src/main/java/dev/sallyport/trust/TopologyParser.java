package dev.sallyport.trust;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.contract.MalformedMessageException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Topology from JSON and back. Unlike a message, a topology with an unknown field is refused: it may be a misspelt rule. */
final class TopologyParser {

    private TopologyParser() {}

    static Topology parse(String json) throws MalformedMessageException {
        Fields top = new Fields("", Codec.read(json, JsonNode.class));
        Topology topology = new Topology(
                top.text("partition"),
                accountA(top.object("a")),
                accountB(top.object("b")),
                top.objects("callers").stream().map(TopologyParser::caller).toList(),
                options(top.object("options")),
                residency(top.object("residency")));
        top.refuseOthers();
        return topology;
    }

    private static Topology.AccountA accountA(Fields a) {
        Topology.AccountA account = new Topology.AccountA(
                a.text("account"),
                a.text("region"),
                a.text("bucket"),
                a.textOrNull("kmsKeyArn"),
                a.textOrNull("lambdaEndpointId"),
                a.textsOrNone("s3EndpointIds"));
        a.refuseOthers();
        return account;
    }

    private static Topology.AccountB accountB(Fields b) {
        Fields model = b.object("model");
        Topology.AccountB account = new Topology.AccountB(
                b.text("account"),
                b.text("region"),
                b.text("function"),
                b.text("functionRole"),
                b.textsOrNone("s3EndpointIds"),
                new Topology.Model(model.text("profile"), model.text("foundationModel"), model.texts("regions")));
        model.refuseOthers();
        b.refuseOthers();
        return account;
    }

    private static Topology.Caller caller(Fields c) {
        Topology.Caller caller =
                new Topology.Caller(c.text("alias"), c.text("role"), c.text("prefix"), c.textOrNull("readerRole"));
        c.refuseOthers();
        return caller;
    }

    private static Topology.Options options(Fields o) {
        Topology.Options options = new Topology.Options(
                o.flag("presigned"), o.flag("perDocumentReader"), o.flag("proofOfCaller"), o.text("transport"));
        o.refuseOthers();
        return options;
    }

    private static Topology.Residency residency(Fields r) {
        Topology.Residency residency = new Topology.Residency(r.texts("dataClasses"), r.texts("inferenceRegions"));
        r.refuseOthers();
        return residency;
    }

    static String write(Topology topology) {
        ObjectNode json = (ObjectNode) Codec.tree(topology);
        return json.toPrettyString() + "\n";
    }

    /** One object of the file; remembers what was asked for, so that the rest can be refused. */
    private static final class Fields {
        private final String path;
        private final JsonNode node;
        private final Set<String> known = new LinkedHashSet<>();

        Fields(String path, JsonNode node) {
            if (!node.isObject()) {
                throw new InvalidTopologyException(path.isEmpty() ? "topology" : path, "should be an object");
            }
            this.path = path;
            this.node = node;
        }

        String text(String name) {
            return textOf(at(name), get(name));
        }

        @Nullable
        String textOrNull(String name) {
            JsonNode value = get(name);
            return value.isNull() || value.isMissingNode() ? null : textOf(at(name), value);
        }

        boolean flag(String name) {
            JsonNode value = get(name);
            if (!value.isBoolean()) {
                throw new InvalidTopologyException(at(name), "should be true or false");
            }
            return value.booleanValue();
        }

        List<String> texts(String name) {
            List<String> texts = new ArrayList<>();
            for (JsonNode element : array(name)) {
                texts.add(textOf(at(name) + "[" + texts.size() + "]", element));
            }
            return texts;
        }

        List<String> textsOrNone(String name) {
            JsonNode value = get(name);
            return value.isNull() || value.isMissingNode() ? List.of() : texts(name);
        }

        Fields object(String name) {
            return new Fields(at(name), get(name));
        }

        List<Fields> objects(String name) {
            List<Fields> objects = new ArrayList<>();
            for (JsonNode element : array(name)) {
                objects.add(new Fields(at(name) + "[" + objects.size() + "]", element));
            }
            return objects;
        }

        void refuseOthers() {
            for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                if (!known.contains(name)) {
                    throw new InvalidTopologyException(at(name), "is not a field of a topology");
                }
            }
        }

        private ArrayNode array(String name) {
            if (get(name) instanceof ArrayNode array) {
                return array;
            }
            throw new InvalidTopologyException(at(name), "should be an array");
        }

        private JsonNode get(String name) {
            known.add(name);
            return node.path(name);
        }

        private String at(String name) {
            return path.isEmpty() ? name : path + "." + name;
        }

        private static String textOf(String field, JsonNode value) {
            if (!value.isTextual()) {
                throw new InvalidTopologyException(field, "should be text");
            }
            return value.textValue();
        }
    }
}
