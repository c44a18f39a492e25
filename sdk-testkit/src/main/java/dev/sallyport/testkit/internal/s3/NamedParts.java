package dev.sallyport.testkit.internal.s3;

import dev.sallyport.testkit.internal.http.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parts that a completion names.
 *
 * @param upload the upload
 * @param elements its elements
 */
record NamedParts(Upload upload, List<XmlElement> elements) {

    private static final long LEAST_BYTES = 5L * 1024 * 1024;

    /** Them, in their order, all as they were sent. */
    List<Part> find() throws AwsError {
        if (elements.isEmpty()) {
            throw S3Errors.invalidRequest("You must specify at least one part");
        }
        checkOrder();
        List<Part> parts = new ArrayList<>();
        for (XmlElement element : elements) {
            parts.add(find(element));
        }
        checkSizes(parts);
        return parts;
    }

    private void checkOrder() throws AwsError {
        int before = 0;
        for (XmlElement element : elements) {
            int number = number(element);
            if (number <= before) {
                throw new AwsError(
                                400,
                                "InvalidPartOrder",
                                "The list of parts was not in ascending order. Parts must be ordered by part number.")
                        .with("UploadId", upload.id());
            }
            before = number;
        }
    }

    private Part find(XmlElement element) throws AwsError {
        int number = number(element);
        String etag = element.text("ETag").orElseThrow(S3Errors::malformedXml).replace("\"", "");
        Optional<Part> part = upload.part(number).filter(known -> known.etag().equals(etag));
        if (part.isEmpty() || !checksumsFit(element, part.get())) {
            throw new AwsError(
                            400,
                            "InvalidPart",
                            "One or more of the specified parts could not be found.  The part may not have been"
                                    + " uploaded, or the specified entity tag may not match the part's entity tag.")
                    .with("UploadId", upload.id())
                    .with("PartNumber", Integer.toString(number))
                    .with("ETag", etag);
        }
        return part.get();
    }

    /** Checksums are known where the upload named an algorithm. */
    private boolean checksumsFit(XmlElement element, Part part) throws AwsError {
        Optional<StoredChecksum> kept = part.checksum(upload.summing());
        for (ChecksumAlgorithm algorithm : ChecksumAlgorithm.values()) {
            Optional<String> named = element.text(algorithm.element());
            if (named.isPresent()
                    && kept.filter(checksum -> checksum.algorithm() == algorithm
                                    && checksum.value().equals(named.get()))
                            .isEmpty()) {
                return false;
            }
            if (named.isEmpty() && misses(algorithm)) {
                throw S3Errors.invalidRequest("The upload was created using a " + algorithm.lowerCase()
                        + " checksum. The complete request must include the checksum for each part. It was missing for"
                        + " part " + part.number() + " in the request.");
            }
        }
        return true;
    }

    private boolean misses(ChecksumAlgorithm algorithm) {
        return upload.summing().type() == StoredChecksum.Type.COMPOSITE
                && upload.summing().kept() == algorithm;
    }

    private static void checkSizes(List<Part> parts) throws AwsError {
        for (Part part : parts.subList(0, parts.size() - 1)) {
            if (part.content().size() < LEAST_BYTES) {
                throw new AwsError(
                                400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size")
                        .with("ProposedSize", Long.toString(part.content().size()))
                        .with("MinSizeAllowed", Long.toString(LEAST_BYTES))
                        .with("PartNumber", Integer.toString(part.number()))
                        .with("ETag", part.etag());
            }
        }
    }

    private static int number(XmlElement element) throws AwsError {
        String number = element.text("PartNumber").map(String::strip).orElse("");
        if (!number.matches("\\d{1,9}")) {
            throw S3Errors.malformedXml();
        }
        return Integer.parseInt(number);
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "NamedParts[" + elements.size() + "]";
    }
}
