package dev.sallyport.testkit.internal.sts;

import dev.sallyport.testkit.internal.http.AwsError;
import dev.sallyport.testkit.internal.sigv4.Query;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** AssumeRole's parameters, held to the limits of STS's API reference. */
record Parameters(Query query) {

    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]*");
    private static final Pattern KNOWN = Pattern.compile(
            "Action|Version|RoleArn|RoleSessionName|DurationSeconds|Policy"
                    + "|ExternalId|SourceIdentity|Tags\\.member\\.\\d+\\.(Key|Value)|TransitiveTagKeys\\.member\\.\\d+|X-Amz-.*");
    private static final int TAGS = 50;

    /** Only what is known may be asked for; what AWS knows besides is refused by name. */
    void check() throws AwsError {
        for (Query.Parameter parameter : query.parameters()) {
            if (!KNOWN.matcher(parameter.name()).matches()) {
                throw new AwsError(
                        501,
                        "NotImplemented",
                        "The sandbox's AssumeRole does not implement "
                                + parameter.name().split("\\.", 2)[0]);
            }
        }
    }

    String roleArn() throws AwsError {
        String arn = member("roleArn", "RoleArn");
        length("roleArn", arn, 20, 2_048);
        return arn;
    }

    String sessionName() throws AwsError {
        return name("roleSessionName", member("roleSessionName", "RoleSessionName"));
    }

    Optional<String> sourceIdentity() throws AwsError {
        Optional<String> identity = query.value("SourceIdentity");
        return identity.isEmpty() ? identity : Optional.of(name("sourceIdentity", identity.get()));
    }

    private static String name(String member, String value) throws AwsError {
        length(member, value, 2, 64);
        if (!NAME.matcher(value).matches()) {
            throw invalid(member, "Member must satisfy regular expression pattern: [\\w+=,.@-]*");
        }
        return value;
    }

    Optional<String> externalId() throws AwsError {
        Optional<String> id = query.value("ExternalId");
        if (id.isPresent()) {
            length("externalId", id.get(), 2, 1_224);
        }
        return id;
    }

    Optional<String> policy() throws AwsError {
        Optional<String> policy = query.value("Policy");
        if (policy.isPresent()) {
            length("policy", policy.get(), 1, 2_048);
        }
        return policy;
    }

    /** An hour where nothing is said. */
    Duration duration() throws AwsError {
        String text = query.value("DurationSeconds").orElse("3600");
        if (!text.matches("-?\\d{1,9}")) {
            throw new AwsError(400, "MalformedInput", "DurationSeconds is no integer");
        }
        int seconds = Integer.parseInt(text);
        if (seconds < 900) {
            throw invalid("durationSeconds", "Member must have value greater than or equal to 900");
        }
        if (seconds > 43_200) {
            throw invalid("durationSeconds", "Member must have value less than or equal to 43200");
        }
        return Duration.ofSeconds(seconds);
    }

    Map<String, String> tags() throws AwsError {
        Map<String, String> tags = new LinkedHashMap<>();
        Set<String> keys = new HashSet<>();
        for (String i : members("Tags")) {
            String key = member("tags." + i + ".member.key", "Tags.member." + i + ".Key");
            String value = member("tags." + i + ".member.value", "Tags.member." + i + ".Value");
            length("tags." + i + ".member.key", key, 1, 128);
            length("tags." + i + ".member.value", value, 0, 256);
            if (!keys.add(key.toLowerCase(Locale.ROOT))) {
                throw new AwsError(
                        400,
                        "InvalidParameterValue",
                        "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
            tags.put(key, value);
        }
        if (tags.size() > TAGS) {
            throw invalid("tags", "Member must have length less than or equal to 50");
        }
        return tags;
    }

    Set<String> transitiveTagKeys(Map<String, String> tags) throws AwsError {
        Set<String> keys = new HashSet<>();
        for (String i : members("TransitiveTagKeys")) {
            keys.add(query.value("TransitiveTagKeys.member." + i).orElseThrow());
        }
        if (!tags.keySet().containsAll(keys)) {
            throw new AwsError(
                    400,
                    "InvalidParameterValue",
                    "The specified transitive tag key must be included in the requested tags.");
        }
        return keys;
    }

    /** The numbers of a list's members, gaps or none. */
    private Set<String> members(String list) {
        Set<String> numbers = new LinkedHashSet<>();
        for (Query.Parameter parameter : query.parameters()) {
            if (parameter.name().startsWith(list + ".member.")) {
                numbers.add(parameter.name().substring(list.length() + 8).split("\\.", 2)[0]);
            }
        }
        return numbers;
    }

    private String member(String member, String parameter) throws AwsError {
        return query.value(parameter)
                .orElseThrow(() -> new AwsError(
                        400,
                        "ValidationError",
                        "1 validation error detected: Value null at '" + member
                                + "' failed to satisfy constraint: Member must not be null"));
    }

    private static void length(String member, String value, int least, int most) throws AwsError {
        if (value.length() < least) {
            throw invalid(member, "Member must have length greater than or equal to " + least);
        }
        if (value.length() > most) {
            throw invalid(member, "Member must have length less than or equal to " + most);
        }
    }

    /** AWS names the value too; this doesn't, for it may be somebody's name. */
    private static AwsError invalid(String member, String constraint) {
        return new AwsError(
                400,
                "ValidationError",
                "1 validation error detected: Value at '" + member + "' failed to satisfy constraint: " + constraint);
    }
}
