package dev.sallyport.trust.iam;

import java.util.Set;

/**
 * A statement's {@code Principal} or {@code NotPrincipal}.
 *
 * @param negated whether it is {@code NotPrincipal}
 * @param everyone whether {@code *} is in it, which is everyone, anonymous callers and services included
 * @param accounts numbers of accounts
 * @param arns of roles, users and sessions
 * @param services names of services
 */
record PrincipalElement(
        boolean negated, boolean everyone, Set<String> accounts, Set<String> arns, Set<String> services) {

    Grant grant(Question question) {
        if (negated) {
            return excepts(question) ? Grant.NONE : Grant.DIRECT;
        }
        if (everyone) {
            return Grant.DIRECT;
        }
        if (question.principal() instanceof Principal.RoleSession session) {
            return ofSession(session, question);
        }
        if (question.principal() instanceof Principal.User user) {
            return ofUser(user, question);
        }
        return isListed(question.principal()) ? Grant.DIRECT : Grant.NONE;
    }

    private boolean isListed(Principal principal) {
        return principal instanceof Principal.Service service && services.contains(service.name());
    }

    private Grant ofSession(Principal.RoleSession session, Question question) {
        if (arns.contains(question.sessionArn())) {
            return Grant.DIRECT;
        }
        return arns.contains(session.roleArn()) ? Grant.ROLE : ofAccount(question);
    }

    private Grant ofUser(Principal.User user, Question question) {
        if (question.ofRoot()) {
            return accounts.contains(question.account()) ? Grant.DIRECT : Grant.NONE;
        }
        return arns.contains(user.arn()) ? Grant.USER : ofAccount(question);
    }

    private Grant ofAccount(Question question) {
        return accounts.contains(question.account()) ? Grant.ACCOUNT : Grant.NONE;
    }

    /**
     * Whether NotPrincipal leaves who asks alone: everything that it is has to be listed, of a session the session, its role and
     * its account. Who has a permissions boundary is never left alone. Source: IAM user guide, "AWS JSON policy elements:
     * NotPrincipal".
     */
    private boolean excepts(Question question) {
        if (question.bounded()) {
            return false;
        }
        if (everyone) {
            return true;
        }
        if (!question.ofAccount()) {
            return isListed(question.principal());
        }
        return accounts.contains(question.account())
                && (question.ofRoot() || arns.contains(question.principal().arn()))
                && (question.sessionArn().isEmpty() || arns.contains(question.sessionArn()));
    }
}
