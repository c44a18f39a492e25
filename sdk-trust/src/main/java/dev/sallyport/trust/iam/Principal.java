package dev.sallyport.trust.iam;

/** Who asks. */
public sealed interface Principal {

    /** The account it belongs to; empty for a service of AWS and for nobody. */
    String account();

    /** What {@code aws:PrincipalArn} has: of a session its role's ARN. Empty for a service of AWS and for nobody. */
    String arn();

    /**
     * A session of a role.
     *
     * @param roleArn the role, with its path
     * @param sessionName the session's name
     */
    record RoleSession(String roleArn, String sessionName) implements Principal {
        @Override
        public String account() {
            return roleArn.split(":", -1)[4];
        }

        @Override
        public String arn() {
            return roleArn;
        }

        /** ARN of the session, {@code arn:aws:sts::111111111111:assumed-role/name/session}: the role's path isn't in it. */
        public String sessionArn() {
            String[] parts = roleArn.split(":", -1);
            String role = parts[5].substring(parts[5].lastIndexOf('/') + 1);
            return "arn:" + parts[1] + ":sts::" + parts[4] + ":assumed-role/" + role + "/" + sessionName;
        }
    }

    /**
     * A user, or an account's root with an ARN that ends with {@code :root}.
     *
     * @param arn its ARN
     */
    record User(String arn) implements Principal {
        @Override
        public String account() {
            return arn.split(":", -1)[4];
        }
    }

    /**
     * A service of AWS that acts for itself.
     *
     * @param name as {@code lambda.amazonaws.com}
     */
    record Service(String name) implements Principal {
        @Override
        public String account() {
            return "";
        }

        @Override
        public String arn() {
            return "";
        }
    }

    /** Nobody: a request without a signature. */
    record Anonymous() implements Principal {
        @Override
        public String account() {
            return "";
        }

        @Override
        public String arn() {
            return "";
        }
    }
}
