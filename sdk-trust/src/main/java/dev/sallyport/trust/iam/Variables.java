package dev.sallyport.trust.iam;

import dev.sallyport.trust.iam.Template.Literal;
import dev.sallyport.trust.iam.Template.Piece;
import dev.sallyport.trust.iam.Template.Variable;
import dev.sallyport.trust.iam.Template.Wildcards;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;

/**
 * Reads <code>${key}</code>, <code>${key, 'default'}</code> and the escapes <code>${*}</code>, <code>${?}</code>,
 * <code>${$}</code>. Source: IAM user guide, "IAM policy elements: Variables and tags".
 */
final class Variables {
    private static final String START = "${";
    private static final java.util.regex.Pattern VARIABLE =
            java.util.regex.Pattern.compile("\\s*([^\\s,'{}$]+(?: [^\\s,'{}$]+)*)\\s*(?:,\\s*'([^']*)'\\s*)?");

    private Variables() {}

    /**
     * Reads a text.
     *
     * @param wildcards whether its {@code *} and {@code ?} are wildcards
     * @param variables whether it may have variables; without, <code>${</code> is text, as before version 2012-10-17
     */
    static Template template(String text, boolean wildcards, boolean variables) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        int start = variables ? text.indexOf(START) : -1;
        while (start >= 0) {
            int end = text.indexOf('}', start);
            if (end < 0) {
                throw new MalformedPolicyException("a variable has no end: ${ without }");
            }
            add(pieces, text.substring(from, start), wildcards);
            pieces.add(piece(text.substring(start + START.length(), end)));
            from = end + 1;
            start = text.indexOf(START, from);
        }
        add(pieces, text.substring(from), wildcards);
        return Template.of(pieces);
    }

    private static void add(List<Piece> pieces, String text, boolean wildcards) {
        if (!text.isEmpty()) {
            pieces.add(wildcards ? new Wildcards(text) : new Literal(text));
        }
    }

    private static Piece piece(String inside) {
        if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
            return new Literal(inside);
        }
        Matcher matcher = VARIABLE.matcher(inside);
        if (!matcher.matches()) {
            throw new MalformedPolicyException("malformed variable ${" + Quoted.text(inside) + "}");
        }
        String name = matcher.group(1);
        ConditionKeys.Key key = ConditionKeys.find(name);
        if (key == null) {
            throw new MalformedPolicyException("no such key in the variable ${" + Quoted.text(name) + "}");
        }
        // "You can't use multivalued condition keys as variables", same page.
        if (key.multivalued()) {
            throw new MalformedPolicyException("a key of many values is no variable: ${" + Quoted.text(name) + "}");
        }
        return new Variable(name.toLowerCase(Locale.ROOT), matcher.group(2));
    }
}
