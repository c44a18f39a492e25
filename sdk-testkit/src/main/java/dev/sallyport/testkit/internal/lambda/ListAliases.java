package dev.sallyport.testkit.internal.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.http.AwsRequest;
import dev.sallyport.testkit.internal.http.AwsResponse;
import dev.sallyport.testkit.internal.http.AwsService;
import dev.sallyport.testkit.internal.http.Requester;
import dev.sallyport.testkit.internal.sigv4.Query;
import java.io.IOException;
import java.util.List;

/** ListAliases, by name, page by page. */
record ListAliases(FunctionDirectory directory, Aliases aliases, FunctionName name) implements AwsService.Call {

    private static final int LARGEST_PAGE = 10_000;
    private static final int PAGE = 50;

    @Override
    public String action() {
        return "lambda:ListAliases";
    }

    @Override
    public String resource() {
        return name.functionArn();
    }

    @Override
    public void run(Requester requester, AwsRequest request, AwsResponse response) throws IOException, AwsError {
        Query query = Query.parse(request.rawQuery());
        name.requireUnqualified();
        int size = size(query);
        directory.requireReachable(name);
        if (!directory.isFunction(name)) {
            throw LambdaErrors.functionNotFound(name.functionArn());
        }
        response.header("Content-Type", "application/json");
        response.body().write(Codec.writeBytes(page(query, size)));
    }

    private ObjectNode page(Query query, int size) {
        // The marker is the last name of the page before.
        String after = query.value("Marker").orElse("");
        List<ObjectNode> rest = aliases.of(query.value("FunctionVersion")).stream()
                .filter(alias -> alias.path("Name").asText().compareTo(after) > 0)
                .toList();
        List<ObjectNode> page = rest.subList(0, Math.min(size, rest.size()));
        ObjectNode answer = Codec.object();
        answer.putArray("Aliases").addAll(page);
        if (page.size() < rest.size()) {
            answer.set("NextMarker", page.get(page.size() - 1).path("Name"));
        }
        return answer;
    }

    private static int size(Query query) throws AwsError {
        String given = query.value("MaxItems").orElse(Integer.toString(PAGE));
        new Validation().number("maxItems", given, 1, LARGEST_PAGE).check();
        return Integer.parseInt(given);
    }
}
