package dev.sallyport.testkit.internal.sigv4;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of a query string or a form, decoded, in the order they came.
 *
 * @param parameters the parameters
 */
public record Query(List<Parameter> parameters) {

    /** Copies the list. */
    public Query {
        parameters = List.copyOf(parameters);
    }

    /** The parameters of a raw query string; a {@code +} is a plus sign. */
    public static Query parse(String raw) {
        List<Parameter> parameters = new ArrayList<>();
        for (String pair : raw.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters.add(new Parameter(UriCode.decodeText(name), UriCode.decodeText(value)));
            }
        }
        return new Query(parameters);
    }

    /** The parameters of a form, where a {@code +} is a space. */
    public static Query parseForm(String raw) {
        return parse(raw.replace('+', ' '));
    }

    /** The first value of that name. */
    public Optional<String> value(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .map(Parameter::value)
                .findFirst();
    }

    /** Shows no value. */
    @Override
    public String toString() {
        return "Query[" + parameters.size() + " parameters]";
    }

    /**
     * One parameter.
     *
     * @param name its name
     * @param value its value, perhaps empty
     */
    public record Parameter(String name, String value) {
        /** Shows no value. */
        @Override
        public String toString() {
            return name;
        }
    }
}
