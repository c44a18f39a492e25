package dev.sallyport.trust.iam;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Locale;
import java.util.function.IntPredicate;

/** One value of a condition, ready to be compared with a request's. */
sealed interface Operand {

    /**
     * Whether the request's value is what the policy's asks for, before any negation. One made of a variable that the request
     * doesn't have asks for nothing that there is.
     */
    boolean matches(String value, Context context);

    /** Text, with variables and perhaps wildcards. */
    record Text(Template template) implements Operand {
        @Override
        public boolean matches(String value, Context context) {
            Pattern pattern = template.in(context);
            return pattern != null && pattern.matches(value);
        }
    }

    /** Text whose case doesn't count. */
    record TextInAnyCase(Template template) implements Operand {
        @Override
        public boolean matches(String value, Context context) {
            Pattern pattern = template.in(context);
            return pattern != null && pattern.equalsInAnyCase(value);
        }
    }

    /** An ARN, part by part. */
    record Arn(Template template) implements Operand {
        @Override
        public boolean matches(String value, Context context) {
            Pattern pattern = template.in(context);
            return pattern != null && pattern.matchesArn(value);
        }
    }

    /** A number, and what comparing a request's with it has to give. */
    record Quantity(BigDecimal number, IntPredicate order) implements Operand {
        @Override
        public boolean matches(String value, Context context) {
            BigDecimal other = Values.number(value);
            return other != null && order.test(other.compareTo(number));
        }
    }

    /** A point in time, and what comparing a request's with it has to give. */
    record Moment(Instant instant, IntPredicate order) implements Operand {
        @Override
        public boolean matches(String value, Context context) {
            Instant other = Values.date(value);
            return other != null && order.test(other.compareTo(instant));
        }
    }

    /** True or false. */
    record Flag(boolean flag) implements Operand {
        @Override
        public boolean matches(String value, Context context) {
            return value.toLowerCase(Locale.ROOT).equals(Boolean.toString(flag));
        }
    }

    /** Bytes, in base64. */
    record Bytes(ByteBuffer bytes) implements Operand {
        @Override
        public boolean matches(String value, Context context) {
            return bytes.equals(Values.bytes(value));
        }
    }

    /** An address or a range of them. */
    record Range(IpRange range) implements Operand {
        @Override
        public boolean matches(String value, Context context) {
            IpRange other = IpRange.of(value);
            return other != null && range.contains(other);
        }
    }
}
