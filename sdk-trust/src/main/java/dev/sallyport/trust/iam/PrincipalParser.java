package dev.sallyport.trust.iam;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads who a statement is about. Source: IAM user guide, "AWS JSON policy elements: Principal". */
final class PrincipalParser {
    private static final String EVERYONE = "*";
    private static final Pattern ACCOUNT = Pattern.compile("(\\d{12})|arn:aws[a-z-]*:iam::(\\d{12}):root");
    private static final Pattern ENTITY = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:(user|role)/[\\x21-\\x7e]+"
            + "|arn:aws[a-z-]*:sts::\\d{12}:assumed-role/[\\w+=,.@-]+/[\\w+=,.@-]+"
            + "|arn:aws[a-z-]*:sts::\\d{12}:federated-user/[\\w+=,.@-]+");
    private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");

    private PrincipalParser() {}

    static PrincipalElement principal(Element element) {
        try {
            return read(element.unnamed(), element.name().equals("NotPrincipal"));
        } catch (MalformedPolicyException e) {
            throw e.at(element.name());
        }
    }

    private static PrincipalElement read(Element element, boolean negated) {
        if (element.node().isTextual()) {
            if (!element.text().equals(EVERYONE)) {
                throw new MalformedPolicyException("should be * or an object");
            }
            return new PrincipalElement(negated, true, Set.of(), Set.of(), Set.of());
        }
        List<String> aws = new ArrayList<>();
        Set<String> services = new HashSet<>();
        for (String kind : element.fields()) {
            List<String> names = element.required(kind).texts();
            switch (kind) {
                case "AWS" -> aws.addAll(names);
                case "Service" -> names.forEach(name -> services.add(service(name)));
                // Nobody here comes from an identity provider: read, and never matched.
                case "Federated" -> {}
                default -> throw new MalformedPolicyException(Quoted.text(kind) + " isn't known here");
            }
        }
        if (element.fields().isEmpty()) {
            throw new MalformedPolicyException("is empty");
        }
        return of(negated, aws, services);
    }

    private static PrincipalElement of(boolean negated, List<String> aws, Set<String> services) {
        Set<String> accounts = new HashSet<>();
        Set<String> arns = new HashSet<>();
        for (String name : aws) {
            Matcher account = ACCOUNT.matcher(name);
            if (account.matches()) {
                accounts.add(account.group(1) == null ? account.group(2) : account.group(1));
            } else if (!name.equals(EVERYONE)) {
                arns.add(entity(name));
            }
        }
        return new PrincipalElement(
                negated, aws.contains(EVERYONE), Set.copyOf(accounts), Set.copyOf(arns), Set.copyOf(services));
    }

    /** "You cannot use a wildcard to match part of a principal name or ARN", same page. */
    private static String entity(String name) {
        if (name.contains("*") || name.contains("?")) {
            throw new MalformedPolicyException("AWS: a wildcard can't be a part of a principal, only the whole");
        }
        if (!ENTITY.matcher(name).matches()) {
            throw new MalformedPolicyException("AWS: " + Quoted.text(name) + " is no account, role, user or session");
        }
        return name;
    }

    private static String service(String name) {
        if (!SERVICE.matcher(name).matches()) {
            throw new MalformedPolicyException("Service: " + Quoted.text(name) + " is no service");
        }
        return name;
    }
}
