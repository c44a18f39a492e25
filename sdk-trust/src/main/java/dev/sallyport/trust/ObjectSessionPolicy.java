package dev.sallyport.trust;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.contract.Codec;
import dev.sallyport.trust.InexpressibleKeyException.Reason;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a session may do that reads one version of one object, whatever its role may do besides. STS takes it as the {@code
 * Policy} of {@code AssumeRole}. It narrows: it grants nothing that the role's own policies don't. Immutable.
 */
public final class ObjectSessionPolicy {

    /** Characters of a session policy. Source: AWS STS API reference, AssumeRole, {@code Policy}. */
    static final int LONGEST = 2_048;

    /** What IAM reads as something else than itself. Source: IAM user guide, "Policy variables", special characters. */
    private static final Pattern SPECIAL = Pattern.compile("[*?$]");

    private final String json;

    private ObjectSessionPolicy(String json) {
        this.json = json;
    }

    /**
     * The policy for one version of an object in the topology's bucket.
     *
     * @param key as S3 knows it, not encoded
     * @throws InexpressibleKeyException if STS takes no policy that names them
     */
    public static ObjectSessionPolicy of(Topology topology, String key, String versionId)
            throws InexpressibleKeyException {
        check(key);
        check(versionId);
        String arn = "arn:" + topology.partition() + ":s3:::" + topology.a().bucket() + "/" + key;
        ObjectNode policy = Codec.object().put("Version", "2012-10-17");
        ArrayNode statements = policy.putArray("Statement");
        condition(statement(statements, "s3:GetObjectVersion", escaped(arn)), "s3:VersionId", versionId);
        String kmsKey = topology.a().kmsKeyArn();
        if (kmsKey != null) {
            ObjectNode decrypt = statement(statements, "kms:Decrypt", kmsKey);
            condition(decrypt, "kms:ViaService", topology.s3Host());
            condition(decrypt, "kms:EncryptionContext:aws:s3:arn", arn);
        }
        return new ObjectSessionPolicy(shortEnough(Codec.write(policy)));
    }

    private static ObjectNode statement(ArrayNode statements, String action, String resource) {
        return statements
                .addObject()
                .put("Effect", "Allow")
                .put("Action", action)
                .put("Resource", resource);
    }

    /** {@code StringEquals} knows no wildcards, but variables. */
    private static void condition(ObjectNode statement, String key, String value) {
        statement.withObject("/Condition/StringEquals").put(key, value.replace("$", "${$}"));
    }

    private static String escaped(String text) {
        return SPECIAL.matcher(text).replaceAll(special -> Matcher.quoteReplacement("${" + special.group() + "}"));
    }

    /** STS takes characters from U+0020 to U+00FF, and three controls that JSON would write as escapes. */
    private static void check(String text) throws InexpressibleKeyException {
        IntPredicate taken = c -> c >= ' ' && c <= '\u00FF';
        if (!text.chars().allMatch(taken)) {
            throw new InexpressibleKeyException(Reason.CHARACTER);
        }
    }

    private static String shortEnough(String json) throws InexpressibleKeyException {
        if (json.length() > LONGEST) {
            throw new InexpressibleKeyException(Reason.LENGTH);
        }
        return json;
    }

    /** The policy, without a space that it doesn't need. */
    public String json() {
        return json;
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "ObjectSessionPolicy[" + json.length() + " characters]";
    }
}
