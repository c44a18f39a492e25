package dev.sallyport.testkit.internal.s3;

/** Elements that several lists have. */
final class Owners {

    private Owners() {}

    static void write(String element, String id, Xml xml) {
        xml.open(element).element("ID", id).close();
    }

    static void write(Upload.Summing summing, Xml xml) {
        summing.algorithm()
                .ifPresent(algorithm -> xml.element("ChecksumAlgorithm", algorithm.name())
                        .element("ChecksumType", summing.type().name()));
    }
}
