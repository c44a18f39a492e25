package dev.sallyport.trust.iam;

import org.jspecify.annotations.Nullable;

/** What a statement of each type of policy must and mustn't have. */
final class TypeRules {

    /**
     * "You can't use this condition key in resource-based policies", AWS Lambda developer guide, "Using source function ARN to
     * control function access behavior".
     */
    private static final String OF_IDENTITIES = "lambda:sourcefunctionarn";

    private TypeRules() {}

    static void check(PolicyType type, Statement statement, Element element) {
        switch (type) {
            case IDENTITY, SESSION, BOUNDARY, SCP -> {
                refuse(statement.principal() != null, "Principal", "is not for a policy of this type");
                require(statement.resource(), "Resource");
            }
            case RESOURCE -> {
                require(statement.principal(), "Principal");
                require(statement.resource(), "Resource");
                refuseKeysOfIdentities(statement);
            }
            case ENDPOINT -> {
                require(statement.principal(), "Principal");
                require(statement.resource(), "Resource");
            }
            case TRUST -> trust(statement, element);
            case RCP -> rcp(statement, element);
        }
        // "Using NotPrincipal with Allow" would let everybody else in, nobody included: IAM user guide, "AWS JSON
        // policy
        // elements: NotPrincipal", takes it with Deny only.
        PrincipalElement principal = statement.principal();
        refuse(principal != null && principal.negated() && !statement.denies(), "NotPrincipal", "is for Deny only");
    }

    /** IAM user guide, "IAM JSON policy elements: Resource", and "How to use trust policies with IAM roles". */
    private static void trust(Statement statement, Element element) {
        require(statement.principal(), "Principal");
        refuseKeysOfIdentities(statement);
        refuse(statement.resource() != null, "Resource", "is not for a trust policy, whose role it is");
        refuse(statement.actions().negated(), "NotAction", "is not for a trust policy");
        for (String action : element.required("Action").texts()) {
            refuse(!action.startsWith("sts:"), "Action", "of a trust policy should be one of sts");
        }
    }

    /** AWS Organizations user guide, "Resource control policies (RCPs)", "RCP syntax". */
    private static void rcp(Statement statement, Element element) {
        refuse(!isAll(element, "Principal"), "Principal", "of a resource control policy should be *");
        require(statement.resource(), "Resource");
        refuse(statement.actions().negated(), "NotAction", "is not for a resource control policy");
        boolean everything = isAll(element, "Action");
        if (statement.denies()) {
            refuse(everything, "Action", "of a resource control policy should name a service");
        } else {
            boolean all = everything
                    && isAll(element, "Resource")
                    && statement.conditions().isEmpty();
            refuse(!all, "Effect", "of a resource control policy should be Deny, but in RCPFullAWSAccess");
        }
    }

    private static boolean isAll(Element statement, String field) {
        return statement
                .get(field)
                .filter(found -> found.node().isTextual() || found.node().isArray())
                .filter(found -> found.texts().contains("*"))
                .isPresent();
    }

    private static void refuseKeysOfIdentities(Statement statement) {
        boolean found = statement.conditions().stream()
                .anyMatch(condition -> condition.key().equals(OF_IDENTITIES));
        refuse(found, "Condition", "lambda:SourceFunctionArn is not for the policy of a resource");
    }

    private static void require(@Nullable Object part, String element) {
        refuse(part == null, element, "is missing");
    }

    private static void refuse(boolean wrong, String element, String why) {
        if (wrong) {
            throw new MalformedPolicyException(element + ": " + why);
        }
    }
}
