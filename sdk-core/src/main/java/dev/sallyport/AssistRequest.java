package dev.sallyport;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A question about documents, with what was said before. Immutable. */
public final class AssistRequest {

    private final String question;
    private final List<Document> documents;
    private final List<Exchange> conversation;
    private final CallOptions options;

    private AssistRequest(Builder builder) {
        question = builder.question;
        documents = builder.documents;
        conversation = List.copyOf(builder.conversation);
        options = builder.options.build();
    }

    /**
     * A question without a history.
     *
     * @throws IllegalArgumentException if the question is blank
     */
    public static AssistRequest of(String question, Document... documents) {
        return builder(question).documents(documents).build();
    }

    /**
     * A builder.
     *
     * @throws IllegalArgumentException if the question is blank
     */
    public static Builder builder(String question) {
        if (question.isBlank()) {
            throw new IllegalArgumentException("a question is not blank");
        }
        return new Builder(question);
    }

    /** The question. */
    public String question() {
        return question;
    }

    /** The documents, in the order in which {@link Quote#document()} counts them. */
    public List<Document> documents() {
        return documents;
    }

    List<Exchange> conversation() {
        return conversation;
    }

    CallOptions options() {
        return options;
    }

    /** Shows no content. */
    @Override
    public String toString() {
        return "AssistRequest[" + documents.size() + " documents, " + conversation.size() + " earlier questions]";
    }

    /** An earlier question and its answer. */
    record Exchange(String question, String answer) {
        @Override
        public String toString() {
            return "Exchange[]";
        }
    }

    /** Builds a request. Not thread-safe. */
    public static final class Builder {

        private final String question;
        private final CallOptions.Builder options = CallOptions.builder();
        private final List<Exchange> conversation = new ArrayList<>();
        private List<Document> documents = List.of();

        private Builder(String question) {
            this.question = question;
        }

        /** The documents; at least one and at most 20, which is checked when the request is sent. */
        public Builder documents(List<Document> values) {
            documents = List.copyOf(values);
            return this;
        }

        /** As {@link #documents(List)}. */
        public Builder documents(Document... values) {
            return documents(List.of(values));
        }

        /** Adds an earlier question of this conversation and its answer, oldest first. Nobody else keeps them. */
        public Builder earlier(String earlierQuestion, String answer) {
            conversation.add(new Exchange(earlierQuestion, answer));
            return this;
        }

        /** Options of this call; what it doesn't set comes from the analyzer's defaults. */
        public Builder options(Consumer<CallOptions.Builder> change) {
            change.accept(options);
            return this;
        }

        /** The request. */
        public AssistRequest build() {
            return new AssistRequest(this);
        }
    }
}
