package dev.sallyport.trust.iam;

import dev.sallyport.trust.iam.ConditionKeys.KeyType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The condition operators. Source: IAM user guide, "IAM JSON policy elements: Condition operators". */
enum Operator {
    STRING_EQUALS("StringEquals", Family.STRING, false),
    STRING_NOT_EQUALS("StringNotEquals", Family.STRING, true),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", Family.STRING, false),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", Family.STRING, true),
    STRING_LIKE("StringLike", Family.STRING, false),
    STRING_NOT_LIKE("StringNotLike", Family.STRING, true),
    NUMERIC_EQUALS("NumericEquals", Family.NUMERIC, false),
    NUMERIC_NOT_EQUALS("NumericNotEquals", Family.NUMERIC, true),
    NUMERIC_LESS_THAN("NumericLessThan", Family.NUMERIC, false),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", Family.NUMERIC, false),
    NUMERIC_GREATER_THAN("NumericGreaterThan", Family.NUMERIC, false),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", Family.NUMERIC, false),
    DATE_EQUALS("DateEquals", Family.DATE, false),
    DATE_NOT_EQUALS("DateNotEquals", Family.DATE, true),
    DATE_LESS_THAN("DateLessThan", Family.DATE, false),
    DATE_LESS_THAN_EQUALS("DateLessThanEquals", Family.DATE, false),
    DATE_GREATER_THAN("DateGreaterThan", Family.DATE, false),
    DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", Family.DATE, false),
    BOOL("Bool", Family.BOOL, false),
    BINARY_EQUALS("BinaryEquals", Family.BINARY, false),
    IP_ADDRESS("IpAddress", Family.IP, false),
    NOT_IP_ADDRESS("NotIpAddress", Family.IP, true),
    ARN_EQUALS("ArnEquals", Family.ARN, false),
    ARN_NOT_EQUALS("ArnNotEquals", Family.ARN, true),
    ARN_LIKE("ArnLike", Family.ARN, false),
    ARN_NOT_LIKE("ArnNotLike", Family.ARN, true),
    NULL("Null", Family.NULL, false);

    private static final Map<String, Operator> BY_NAME = new HashMap<>();

    static {
        for (Operator operator : values()) {
            BY_NAME.put(operator.awsName, operator);
        }
    }

    private final String awsName;
    private final Family family;
    private final boolean negated;

    Operator(String awsName, Family family, boolean negated) {
        this.awsName = awsName;
        this.family = family;
        this.negated = negated;
    }

    /** The operator of that name; null if there is none. */
    static @Nullable Operator named(String awsName) {
        return BY_NAME.get(awsName);
    }

    String awsName() {
        return awsName;
    }

    Family family() {
        return family;
    }

    /** Whether it asks for a value that is none of the policy's. */
    boolean negated() {
        return negated;
    }

    /** What kinds of operators there are. */
    enum Family {
        STRING,
        NUMERIC,
        DATE,
        BOOL,
        BINARY,
        IP,
        ARN,
        NULL;

        /** Whether it can be asked of keys of that type. A text may be anything, and anything is a text. */
        boolean takes(KeyType type) {
            return type == KeyType.STRING
                    || switch (this) {
                        case STRING, NULL -> true;
                        case NUMERIC -> type == KeyType.NUMERIC || type == KeyType.EPOCH;
                        case DATE -> type == KeyType.DATE || type == KeyType.EPOCH;
                        case BOOL -> type == KeyType.BOOL;
                        case BINARY -> type == KeyType.BINARY;
                        case IP -> type == KeyType.IP;
                        case ARN -> type == KeyType.ARN;
                    };
        }
    }
}
