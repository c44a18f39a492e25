package dev.sallyport.testkit.internal.sigv4;

/**
 * A signature that isn't what AWS computes, and from what it computed it: AWS shows that to who sent it.
 *
 * @param accessKeyId the key that was named
 * @param signature what was sent
 * @param textToSign what should have been signed
 * @param canonical the request in the form that is signed
 */
record Mismatch(String accessKeyId, String signature, String textToSign, String canonical) {

    /** Shows no content. */
    @Override
    public String toString() {
        return "Mismatch";
    }
}
