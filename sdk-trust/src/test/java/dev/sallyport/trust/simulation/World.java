package dev.sallyport.trust.simulation;

import dev.sallyport.trust.iam.Principal;
import java.util.List;

/** The accounts, principals and resources that are rolled for: two accounts and a stranger's. */
final class World {

    static final String A = "111111111111";
    static final String B = "222222222222";
    static final String C = "333333333333";

    static final Principal.RoleSession APP =
            new Principal.RoleSession("arn:aws:iam::" + A + ":role/service/app", "s-1");
    static final Principal.RoleSession FUNCTION =
            new Principal.RoleSession("arn:aws:iam::" + B + ":role/sallyport-function", "sallyport");
    static final Principal.RoleSession STRANGER = new Principal.RoleSession("arn:aws:iam::" + C + ":role/app", "s-1");
    static final Principal.User ALICE = new Principal.User("arn:aws:iam::" + A + ":user/team/alice");
    static final Principal.User BOB = new Principal.User("arn:aws:iam::" + B + ":user/bob");
    static final Principal.User ROOT = new Principal.User("arn:aws:iam::" + A + ":root");
    static final Principal.Service SERVICE = new Principal.Service("lambda.amazonaws.com");
    static final Principal.Anonymous NOBODY = new Principal.Anonymous();

    static final List<Principal> PRINCIPALS =
            List.of(APP, APP, APP, FUNCTION, FUNCTION, FUNCTION, STRANGER, ALICE, ALICE, BOB, ROOT, SERVICE, NOBODY);

    static final String OBJECT = "arn:aws:s3:::acme-private/intake/loans/form.pdf";
    static final String OTHER_OBJECT = "arn:aws:s3:::acme-private/claims/2026/form.pdf";
    static final String ODD_OBJECT = "arn:aws:s3:::acme-private/intake/loans/a?b$c.pdf";
    static final String KEY = "arn:aws:kms:ap-east-1:" + A + ":key/0b1c2d3e-1111-2222-3333-444455556666";
    static final String OTHER_KEY = "arn:aws:kms:us-east-1:" + B + ":key/0b1c2d3e-1111-2222-3333-777755556666";
    static final String PROFILE =
            "arn:aws:bedrock:us-east-1:" + B + ":inference-profile/us.anthropic.claude-sonnet-4-5";
    static final String OTHER_PROFILE = "arn:aws:bedrock:us-east-1:" + B + ":inference-profile/global.anthropic.claude";

    private World() {}
}
