package dev.sallyport.server.decode;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sallyport.contract.ErrorCode;
import dev.sallyport.contract.Stage;
import dev.sallyport.server.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema of one request, ready to judge answers. */
public final class ValueSchema {

    /** Fetches nothing: a schema that points outside itself can't be used. */
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final SchemaNode root;
    private final Schema validation;

    private ValueSchema(SchemaNode root, Schema validation) {
        this.root = root;
        this.validation = validation;
    }

    /**
     * The schema that a request brings.
     *
     * @throws Refusal with {@code usage} if it is missing, isn't the schema of an object, or can't be used
     */
    public static ValueSchema of(@Nullable JsonNode schema) throws Refusal {
        if (schema == null || !schema.isObject() || !SchemaNode.root(schema).isObject()) {
            throw refusal("The request has no JSON Schema of an object.");
        }
        try {
            Schema validation = REGISTRY.getSchema(NullableSchema.of(schema));
            validation.initializeValidators();
            return new ValueSchema(SchemaNode.root(schema), validation);
        } catch (RuntimeException | StackOverflowError e) {
            throw refusal("The request's JSON Schema can't be used.");
        }
    }

    /**
     * The value, complete and valid.
     *
     * @throws InvalidAnswerException if it is no value of the schema
     */
    JsonNode valid(JsonNode value) throws InvalidAnswerException {
        JsonNode complete = Completion.of(value, root);
        List<String> problems = new ArrayList<>();
        for (Error error : validation.validate(complete)) {
            problems.add(error.getInstanceLocation() + ": " + error.getMessage());
        }
        for (Leaf leaf : leaves(complete)) {
            LeafForm.problem(leaf.value(), leaf.schema()).ifPresent(p -> problems.add(leaf.path() + ": " + p));
        }
        if (!problems.isEmpty()) {
            throw new InvalidAnswerException(problems);
        }
        return complete;
    }

    List<Leaf> leaves(JsonNode value) {
        return Leaf.of(value, root);
    }

    private static Refusal refusal(String message) {
        return Refusal.of(ErrorCode.USAGE, Stage.ARGUMENTS, message);
    }
}
