package dev.sallyport.internal.schema;

/**
 * Where in a value something stands.
 *
 * @param pointer RFC 6901
 */
public record Place(String pointer) {

    static final Place ROOT = new Place("");

    Place child(String name) {
        return new Place(pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
    }

    Place child(int index) {
        return new Place(pointer + "/" + index);
    }
}
