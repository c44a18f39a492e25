package dev.sallyport.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.Confidence;
import dev.sallyport.Field;
import dev.sallyport.Money;
import dev.sallyport.TypeRef;
import dev.sallyport.contract.Codec;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ValueTypeTest {

    enum Kind {
        LOAN,
        CARD
    }

    record Party(String name, @Nullable String role) {}

    record Page<E>(List<E> items, Optional<E> best) {}

    record Everything(
            String text,
            boolean flag,
            int small,
            Long large,
            BigInteger huge,
            @JsonPropertyDescription("without tax") BigDecimal amount,
            double rate,
            Money total,
            LocalDate day,
            LocalDateTime local,
            LocalTime time,
            OffsetDateTime stamp,
            Instant instant,
            YearMonth month,
            Year year,
            Kind kind,
            Party party,
            List<Party> parties,
            Optional<Party> guarantor,
            Field<BigDecimal> fee,
            @Nullable String note) {}

    private static final String VALUE = """
            {"text":"x","flag":true,"small":7,"large":8000000000,"huge":99999999999999999999,"amount":"12.50","rate":"0.05",
             "total":{"amount":"1.00","currency":"HKD"},"day":"2026-01-31","local":"2026-01-31T10:00","time":"10:00",
             "stamp":"2026-01-31T10:00:00+08:00","instant":"2026-01-31T10:00:00+08:00","month":"2026-01","year":2026,
             "kind":"CARD","party":{"name":"n","role":null},"parties":[{"name":"a","role":"b"}],
             "guarantor":{"name":null,"role":null},"fee":"3","note":null}""";

    private static JsonNode json(String text) throws IOException {
        return Codec.read(text, JsonNode.class);
    }

    private static Reading reading() {
        return new Reading(new Knowledge() {
            @Override
            public <V> Field<V> field(Place place, @Nullable V value) {
                return Field.of(
                        value == null ? Field.State.ABSENT : Field.State.FOUND,
                        value,
                        place.pointer(),
                        List.of(),
                        Confidence.UNKNOWN);
            }
        });
    }

    private static <T> T read(Class<T> type, String text) throws IOException {
        Reading reading = reading();
        T value = ValueType.of(type).read(json(text), reading);
        assertThat(reading.missing()).isEmpty();
        return Objects.requireNonNull(value);
    }

    @Test
    void whenATypeUsesEverything_thenItsSchemaIsThisOne() throws IOException {
        try (var golden = ValueTypeTest.class.getResourceAsStream("everything.schema.json")) {
            assertThat(ValueType.of(Everything.class).schema().toPrettyString())
                    .isEqualTo(Codec.read(Objects.requireNonNull(golden), JsonNode.class)
                            .toPrettyString());
        }
    }

    @Test
    void whenATypeWasDescribedBefore_thenItIsNotDescribedAgain() {
        assertThat(ValueType.of(Everything.class)).isSameAs(ValueType.of(Everything.class));
    }

    @Test
    void whenAValueHasEverything_thenEveryComponentIsOfItsType() throws IOException {
        Everything value = read(Everything.class, VALUE);
        assertThat(value.large()).isEqualTo(8_000_000_000L);
        assertThat(value.huge()).isEqualTo(new BigInteger("99999999999999999999"));
        assertThat(value.amount()).isEqualTo(new BigDecimal("12.50"));
        assertThat(value.rate()).isEqualTo(0.05);
        assertThat(value.total()).isEqualTo(new Money(new BigDecimal("1.00"), "HKD"));
        assertThat(value.instant()).isEqualTo(Instant.parse("2026-01-31T02:00:00Z"));
        assertThat(value.month()).isEqualTo(YearMonth.of(2026, 1));
        assertThat(value.year()).isEqualTo(Year.of(2026));
        assertThat(value.kind()).isEqualTo(Kind.CARD);
        assertThat(value.parties()).containsExactly(new Party("a", "b"));
        assertThat(value.guarantor()).isEmpty();
        assertThat(value.fee().value()).contains(new BigDecimal("3"));
        assertThat(value.fee().raw()).isEqualTo("/fee");
        assertThat(value.note()).isNull();
    }

    @Test
    void whenSomethingRequiredIsAbsent_thenEachPlaceIsNamedOnce() throws IOException {
        record Inner(String name, BigDecimal amount) {}
        record Outer(Inner inner, List<Inner> list, String text, Optional<Inner> maybe) {}
        Reading reading = reading();
        Outer value = ValueType.of(Outer.class).read(json("""
                        {"inner":{"name":null,"amount":"1"},"list":[{"name":"x","amount":null},null],
                         "maybe":{"name":"there","amount":null}}"""), reading);
        assertThat(value).isNull();
        assertThat(reading.missing())
                .containsExactly("/inner/name", "/list/0/amount", "/list/1", "/text", "/maybe/amount");
    }

    @Test
    void whenACurrencyValueLacksItsCurrency_thenItIsAbsent() throws IOException {
        record Bill(Optional<Money> total) {}
        assertThat(read(Bill.class, "{\"total\":{\"amount\":\"1\",\"currency\":null}}")
                        .total())
                .isEmpty();
    }

    @Test
    void whenAComponentIsARecordInAField_thenItsFieldHoldsIt() throws IOException {
        record Contract(Field<Party> buyer, Field<List<Party>> sellers) {}
        Contract value = read(Contract.class, "{\"buyer\":{\"name\":\"n\",\"role\":null},\"sellers\":null}");
        assertThat(value.buyer().value()).contains(new Party("n", null));
        assertThat(value.sellers().value()).isEmpty();
    }

    @Test
    void whenATypeIsGeneric_thenAReferenceDescribesIt() throws IOException {
        ValueType<Page<Party>> type = ValueType.ofReference(new TypeRef<Page<Party>>() {}.getClass());
        assertThat(type.schema()
                        .at("/properties/items/items/properties/name/type")
                        .asText())
                .isEqualTo("string");
        assertThat(type.schema().at("/required").toString()).isEqualTo("[\"items\"]");
        Page<Party> page =
                Objects.requireNonNull(type.read(json("{\"items\":[{\"name\":\"n\"}],\"best\":null}"), reading()));
        assertThat(page.items()).containsExactly(new Party("n", null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueType.of(Page.class))
                .withMessageContaining("TypeRef");
    }

    @Test
    void whenSomethingIsNotWhatTheTypeSays_thenThePlaceIsNamedAndTheContentIsNot() throws IOException {
        for (String member : List.of(
                "\"amount\":\"CANARY\"",
                "\"amount\":\"1e999999999\"",
                "\"amount\":true",
                "\"day\":\"CANARY\"",
                "\"day\":7",
                "\"kind\":\"CANARY\"",
                "\"small\":\"CANARY\"",
                "\"small\":7.5",
                "\"small\":9999999999",
                "\"small\":1e999999999",
                "\"list\":\"CANARY\"",
                "\"total\":\"CANARY\"",
                "\"total\":{\"amount\":\"1\",\"currency\":\"CANARY\"}",
                "\"party\":[1]")) {
            unreadable(member);
        }
    }

    private static void unreadable(String member) throws IOException {
        record Some(
                Field<BigDecimal> amount,
                Field<LocalDate> day,
                Field<Kind> kind,
                Field<Integer> small,
                Field<List<String>> list,
                Field<Money> total,
                Field<Party> party) {}
        JsonNode value = json("{" + member + "}");
        try {
            ValueType.of(Some.class).read(value, reading());
        } catch (UnreadableValueException e) {
            assertThat(e).hasMessageContaining("'/" + value.fieldNames().next()).hasMessageNotContaining("CANARY");
            return;
        }
        throw new AssertionError("read: " + member);
    }

    @Test
    void whenARecordRefusesTheValue_thenItIsUnreadableAndItsMessageStaysInside() throws IOException {
        record Positive(int number) {
            @SuppressWarnings("UnusedMethod") // called by reflection
            Positive {
                if (number < 0) {
                    throw new IllegalArgumentException("CANARY");
                }
            }
        }
        record Holder(Positive positive) {}
        JsonNode value = json("{\"positive\":{\"number\":-1}}");
        assertThat(catchThrowable(() -> ValueType.of(Holder.class).read(value, reading())))
                .isInstanceOf(UnreadableValueException.class)
                .hasMessageContaining("/positive")
                .hasNoCause();
    }

    @Test
    void whenATypeCantBeDescribed_thenTheComponentIsNamed() {
        record Map1(Party ok, Map<String, String> byName) {}
        record Deep(List<Map1> list) {}
        record Self(String name, Optional<Self> child) {}
        record Twice(Optional<Field<String>> both) {}
        record Raw(Object anything) {}
        @SuppressWarnings("ArrayRecordComponent") // what is refused here
        record Array(String[] names) {}
        refused(Deep.class, "Deep.list[].byName");
        refused(Self.class, "Self.child");
        refused(Twice.class, "Twice.both");
        refused(Raw.class, "Raw.anything");
        refused(Array.class, "Array.names");
        refused(String.class, "String");
        refused(Object.class, "Object");
    }

    private static void refused(Class<?> type, String where) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueType.of(type))
                .withMessageStartingWith(where);
    }

    @Test
    void whenAValueIsUntyped_thenItIsMadeOfTheJdksOwnTypes() throws IOException {
        JsonNode value = json("{\"a\":[1,99999999999999999999,1.50,\"t\",true,null],\"b\":{\"c\":null}}");
        Map<String, @Nullable Object> plain =
                Objects.requireNonNull(ValueType.untyped(value).read(value, reading()));
        assertThat(plain.get("a"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .containsExactly(1L, new BigInteger("99999999999999999999"), new BigDecimal("1.50"), "t", true, null);
        assertThat(plain).containsKeys("a", "b");
    }
}
