package dev.sallyport.testkit.internal.rehearsal;

/**
 * A value and what it may be called.
 *
 * @param label as a key
 * @param value as it is written
 * @param form how the two stand to each other
 */
record Entry(String label, Passage value, Form form) {

    /** How a label and its value stand to each other, the surest first. */
    enum Form {
        /** {@code Label: value}. */
        MARKED(50),
        /** Two columns of a line. */
        BESIDE(50),
        /** The label's line, then the value's. */
        BELOW(85),
        /** {@code value :label}, as some right-to-left texts come out of a PDF. */
        REVERSED(85),
        /** {@code Label value}, with nothing between: only for values that can't be taken for words. */
        BARE(85),
        /** A column's head and the only cell below it. */
        COLUMN(50);

        private final int least;

        Form(int least) {
            this.least = least;
        }

        /** How well the label has to fit. */
        int least() {
            return least;
        }
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "Entry[" + form + "]";
    }
}
