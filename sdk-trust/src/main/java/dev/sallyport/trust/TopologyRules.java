package dev.sallyport.trust;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What every name of a topology has to look like. */
record TopologyRules(
        String partition,
        Topology.AccountA a,
        Topology.AccountB b,
        List<Topology.Caller> callers,
        Topology.Options options,
        Topology.Residency residency) {

    private static final Pattern PARTITION = Pattern.compile("aws(-[a-z]+)*");
    private static final Pattern ACCOUNT = NameForm.ACCOUNT.pattern();
    private static final Pattern REGION = NameForm.REGION.pattern();
    private static final Pattern ENDPOINT = Pattern.compile("vpce-[0-9a-f]{8,17}");
    private static final Pattern ROLE = Pattern.compile("[\\w+=,.@-]{1,64}");
    private static final Pattern FUNCTION = Pattern.compile("[a-zA-Z0-9-_]{1,64}");
    private static final Pattern ALIAS = Pattern.compile("(?!\\d+$)[a-zA-Z0-9-_]{1,128}");
    private static final Pattern MODEL = Pattern.compile("[a-z0-9.:-]{1,256}");
    private static final Pattern TRANSPORT = Pattern.compile("streaming|buffered");
    private static final Pattern DATA_CLASS = NameForm.DATA_CLASS.pattern();

    void check() {
        match("partition", partition, PARTITION, "aws, aws-cn, aws-us-gov…");
        checkA();
        checkB();
        checkCallers();
        new SeparationRules(a, b, callers, options).check();
        match("options.transport", options.transport(), TRANSPORT, "streaming or buffered");
        each("residency.dataClasses", residency.dataClasses(), DATA_CLASS, "lower-case letters, digits and hyphens");
        each("residency.inferenceRegions", residency.inferenceRegions(), REGION, "a Region");
    }

    private void checkA() {
        match("a.account", a.account(), ACCOUNT, "twelve digits");
        match("a.region", a.region(), REGION, "a Region");
        location("a.bucket", a.bucket(), "x/");
        matchIfPresent("a.lambdaEndpointId", a.lambdaEndpointId(), ENDPOINT, "vpce-…");
        each("a.s3EndpointIds", a.s3EndpointIds(), ENDPOINT, "vpce-…");
        String key = "arn:" + partition + ":kms:" + a.region() + ":" + a.account() + ":key/";
        matchIfPresent(
                "a.kmsKeyArn",
                a.kmsKeyArn(),
                Pattern.compile(Pattern.quote(key) + "[A-Za-z0-9-]{1,64}"),
                "the full ARN of a key of account A in Region A, " + key + "…");
    }

    private void checkB() {
        match("b.account", b.account(), ACCOUNT, "twelve digits");
        match("b.region", b.region(), REGION, "a Region");
        match("b.function", b.function(), FUNCTION, "a function's name, not its ARN");
        match("b.functionRole", b.functionRole(), ROLE, "a role's name, not its ARN");
        each("b.s3EndpointIds", b.s3EndpointIds(), ENDPOINT, "vpce-…");
        match("b.model.profile", b.model().profile(), MODEL, "an inference profile's id");
        match("b.model.foundationModel", b.model().foundationModel(), MODEL, "a foundation model's id");
        some("b.model.regions", b.model().regions());
        each("b.model.regions", b.model().regions(), REGION, "a Region");
    }

    private void checkCallers() {
        some("callers", callers);
        Set<String> aliases = new HashSet<>();
        for (int i = 0; i < callers.size(); i++) {
            Topology.Caller caller = callers.get(i);
            String field = "callers[" + i + "].";
            match(field + "alias", caller.alias(), ALIAS, "an alias' name, not a version number");
            match(field + "role", caller.role(), ROLE, "a role's name, neither an ARN nor a user");
            matchIfPresent(field + "readerRole", caller.readerRole(), ROLE, "a role's name");
            location(field + "prefix", a.bucket(), caller.prefix());
            if (!aliases.add(caller.alias())) {
                throw new InvalidTopologyException(field + "alias", "belongs to one caller only");
            }
        }
    }

    private static void location(String field, String bucket, String prefix) {
        try {
            new ApprovedLocation(bucket, prefix);
        } catch (IllegalArgumentException e) {
            throw new InvalidTopologyException(field, String.valueOf(e.getMessage()));
        }
    }

    private static void some(String field, List<?> values) {
        if (values.isEmpty()) {
            throw new InvalidTopologyException(field, "at least one is needed");
        }
    }

    private static void each(String field, List<String> values, Pattern form, String wanted) {
        for (int i = 0; i < values.size(); i++) {
            match(field + "[" + i + "]", values.get(i), form, wanted);
        }
    }

    private static void matchIfPresent(String field, @Nullable String value, Pattern form, String wanted) {
        if (value != null) {
            match(field, value, form, wanted);
        }
    }

    private static void match(String field, String value, Pattern form, String wanted) {
        if (!form.matcher(value).matches()) {
            throw new InvalidTopologyException(field, "should be " + wanted + ", was '" + value + "'");
        }
    }
}
