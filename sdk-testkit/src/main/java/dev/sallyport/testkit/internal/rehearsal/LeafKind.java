package dev.sallyport.testkit.internal.rehearsal;

/** What a value has to be. */
enum LeafKind {
    STRING,
    EMAIL,
    DECIMAL,
    NUMBER,
    INTEGER,
    BOOLEAN,
    DATE,
    DATE_TIME,
    TIME,
    ENUM,
    CURRENCY;

    /** Whether no word can be taken for such a value. */
    boolean isUnmistakable() {
        return this != STRING && this != ENUM && this != BOOLEAN;
    }
}
