package dev.sallyport.server;

import dev.sallyport.contract.Stage;
import dev.sallyport.server.document.Dossier;
import dev.sallyport.server.document.FetchedDocument;
import dev.sallyport.server.prepare.Preparation;
import dev.sallyport.server.prepare.PreparedDocument;
import java.util.List;

/** The first two stages of whatever is done with documents. */
record Reading(Dossier dossier, Preparation preparation) {

    List<PreparedDocument> documents(Call call) throws Refusal {
        int count = call.documents().size();
        call.reply().progress(Stage.DOCUMENT, 0, count);
        List<FetchedDocument> fetched = dossier.fetch(call.documents(), call.reader(), call.approved(), call.budget());
        call.reply().progress(Stage.PREPARE, 0, count);
        return preparation.prepare(fetched, call.budget());
    }
}
