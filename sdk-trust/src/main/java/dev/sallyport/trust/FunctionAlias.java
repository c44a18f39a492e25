package dev.sallyport.trust;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The only thing that A may invoke: one alias of one function. An unqualified function, a numbered version and {@code
 * $LATEST} are something else and are refused.
 *
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov}…
 * @param region Region B
 * @param account account B
 * @param function the function's name
 * @param alias the alias' name
 */
public record FunctionAlias(String partition, String region, String account, String function, String alias) {

    private static final Pattern ARN = Pattern.compile("arn:(aws(?:-[a-z]+)*):lambda:(" + NameForm.REGION.pattern()
            + "):(" + NameForm.ACCOUNT.pattern() + "):function:([a-zA-Z0-9-_]{1,64}):((?!\\d+$)[a-zA-Z0-9-_]{1,128})");

    /**
     * Checks that these are the parts of an alias ARN.
     *
     * @throws IllegalArgumentException if not
     */
    public FunctionAlias {
        matched("arn:" + partition + ":lambda:" + region + ":" + account + ":function:" + function + ":" + alias);
    }

    /**
     * The alias that an ARN names.
     *
     * @throws IllegalArgumentException if it is anything but an alias ARN; the message says what is wrong with it
     */
    public static FunctionAlias parse(String arn) {
        Matcher parts = matched(arn);
        return new FunctionAlias(parts.group(1), parts.group(2), parts.group(3), parts.group(4), parts.group(5));
    }

    private static Matcher matched(String arn) {
        Matcher parts = ARN.matcher(arn);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "not the ARN of a function alias (arn:aws:lambda:REGION:ACCOUNT:function:NAME:ALIAS): "
                            + problem(arn));
        }
        return parts;
    }

    private static String problem(String arn) {
        String[] parts = arn.split(":", -1);
        if (parts.length == 7) {
            return "it has no alias";
        }
        String alias = parts[parts.length - 1];
        if (alias.equals("$LATEST")) {
            return "it names $LATEST";
        }
        return alias.matches("\\d+") ? "it names a numbered version" : "it has another form";
    }

    /** The ARN. */
    public String arn() {
        return "arn:" + partition + ":lambda:" + region + ":" + account + ":function:" + function + ":" + alias;
    }
}
