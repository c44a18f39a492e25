package dev.sallyport;

import java.math.BigDecimal;

/**
 * An amount in a currency, one field of a document: use it as the type of a record's component.
 *
 * @param amount the amount, as exact as the document has it
 * @param currency ISO 4217, three capital letters
 */
public record Money(BigDecimal amount, String currency) {

    /** Shows no content. */
    @Override
    public String toString() {
        return "Money[]";
    }
}
