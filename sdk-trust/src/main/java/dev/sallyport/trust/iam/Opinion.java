package dev.sallyport.trust.iam;

import dev.sallyport.trust.iam.LayerVerdict.Outcome;
import java.util.ArrayList;
import java.util.List;

/** What some policies say together to one request. */
final class Opinion {
    private final Question question;
    private final List<StatementId> denials = new ArrayList<>(2);
    private final List<StatementId> allowances = new ArrayList<>(2);
    private Grant grant = Grant.NONE;
    private boolean heard;

    Opinion(Question question) {
        this.question = question;
    }

    void hear(Policy policy) {
        heard = true;
        for (Statement statement : policy.statements()) {
            Grant about = statement.about(question);
            if (about != Grant.NONE) {
                (statement.denies() ? denials : allowances).add(statement.id());
                grant = statement.denies() ? grant : grant.or(about);
            }
        }
    }

    List<StatementId> denials() {
        return denials;
    }

    List<StatementId> allowances() {
        return allowances;
    }

    /** The most direct of what allows. */
    Grant grant() {
        return grant;
    }

    LayerVerdict verdict(Layer layer) {
        if (!heard) {
            return new LayerVerdict(layer, Outcome.ABSENT, List.of());
        }
        if (!denials.isEmpty()) {
            return new LayerVerdict(layer, Outcome.DENIES, denials);
        }
        return new LayerVerdict(layer, allowances.isEmpty() ? Outcome.SILENT : Outcome.ALLOWS, allowances);
    }
}
