package dev.sallyport.contract;

import java.time.Duration;

/** Every limit of the system, each with its source. The one place where they are written. */
public final class Limits {

    /** Version of the wire contract that this library writes. */
    public static final int WIRE_VERSION = 1;

    /** Bytes of an invocation's payload and of a buffered reply: 6 MB. Source: AWS Lambda quotas, "Invocation payload". */
    public static final int PAYLOAD_BYTES = 6 * 1024 * 1024;

    /** Bytes of a streamed reply: 200 MB. Source: AWS Lambda quotas, "Response streaming". */
    public static final long STREAMED_REPLY_BYTES = 200L * 1024 * 1024;

    /** Bytes of one event's line that a reader holds; a longer one is a malformed reply. Our own bound on memory. */
    public static final int EVENT_BYTES = 32 * 1024 * 1024;

    /** Longest run of a function: 15 min. Source: AWS Lambda quotas, "Function timeout". */
    public static final Duration FUNCTION_TIME = Duration.ofMinutes(15);

    /**
     * Longest silence of a working function. Interface endpoints cut a connection that is idle for 350 s without telling
     * either side (AWS PrivateLink quotas), so a heartbeat comes well before.
     */
    public static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** Documents of one request. Our own bound, the number of images that Bedrock takes in a message. */
    public static final int DOCUMENTS = 20;

    /**
     * Bytes of all documents of one request: 15 MB. InvokeModel takes 20 MB for Anthropic Messages (Bedrock user guide,
     * "Anthropic Claude Messages API") and base64 makes four bytes of three.
     */
    public static final long DOCUMENT_BYTES = 15_000_000;

    /** Pages of all documents of one request. Source: Anthropic, "PDF support": 100 pages for 200k-context models. */
    public static final int PAGES = 100;

    /** Pixels of an image's width and of its height. Source: Bedrock API reference, {@code ImageBlock}. */
    public static final int IMAGE_PIXELS = 8_000;

    /** Bytes of one image, before base64. Source: Bedrock API reference, {@code Message}: 3.75 MB. */
    public static final int IMAGE_BYTES = 3_750_000;

    /** Longest validity of a presigned URL. Ours: no function runs longer, so no read needs more. */
    public static final Duration PRESIGNED_TIME = FUNCTION_TIME;

    /** UTF-8 bytes of an object key. Source: Amazon S3 user guide, "Naming Amazon S3 objects". */
    public static final int KEY_BYTES = 1_024;

    private Limits() {}
}
