package dev.sallyport.trust;

/** The function's policy, with nothing that Lambda's AddPermission can't say: it takes no condition on the way. */
final class FunctionPermission {

    private final Names names;

    FunctionPermission(Names names) {
        this.names = names;
    }

    String json() {
        return Statement.policy(names.callers().stream()
                .map(caller -> Statement.allow(sid(caller))
                        .principal(names.callerRole(caller))
                        .action("lambda:InvokeFunction")
                        .on(names.alias(caller)))
                .toList());
    }

    String sid(Topology.Caller caller) {
        return names.sid("AllowCaller", caller);
    }
}
