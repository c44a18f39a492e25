package dev.sallyport.trust.iam;

import java.util.List;

/** A policy document that was read and understood. Immutable. */
public final class Policy {

    private final PolicyType type;
    private final String name;
    private final List<Statement> statements;

    private Policy(PolicyType type, String name, List<Statement> statements) {
        this.type = type;
        this.name = name;
        this.statements = statements;
    }

    /**
     * Reads a policy.
     *
     * @param type what it is attached to
     * @param name what verdicts call it
     * @param json the document
     * @throws MalformedPolicyException if it isn't a policy of that type, or has an element, operator, condition key or
     *     variable that isn't known here
     */
    public static Policy parse(PolicyType type, String name, String json) {
        return new Policy(type, name, new PolicyParser(type, name).statements(json));
    }

    /**
     * AWS's own FullAWSAccess, which stands beside an organisation's service control policies until it is taken away: policies
     * that only deny need it. Source: AWS Organizations user guide, "SCP evaluation".
     */
    public static Policy fullAwsAccess() {
        return parse(
                PolicyType.SCP,
                "FullAWSAccess",
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}");
    }

    /** What it is attached to. */
    public PolicyType type() {
        return type;
    }

    /** What verdicts call it. */
    public String name() {
        return name;
    }

    List<Statement> statements() {
        return statements;
    }

    @Override
    public String toString() {
        return "Policy[" + type + ", " + name + "]";
    }
}
