package dev.sallyport.trust.iam;

/** A name out of a policy, as an error's text may show it. */
final class Quoted {
    private static final int LONGEST = 80;

    private Quoted() {}

    /** Its first characters, without any that don't print. */
    static String text(String name) {
        String shown = name.length() > LONGEST ? name.substring(0, LONGEST) + "..." : name;
        return shown.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
