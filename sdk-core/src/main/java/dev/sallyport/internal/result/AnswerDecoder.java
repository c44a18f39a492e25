package dev.sallyport.internal.result;

import dev.sallyport.Answer;
import dev.sallyport.contract.AnswerResult;
import dev.sallyport.internal.transport.Reply;

/** Reads a reply as an answer to a question. */
public final class AnswerDecoder {

    private AnswerDecoder() {}

    /**
     * The answer.
     *
     * @throws dev.sallyport.SallyportException if the reply is a refusal or holds no answer
     */
    public static Answer decoded(Reply reply) {
        AnswerResult sent = Refusals.result(reply).answer();
        if (sent == null || sent.answer() == null) {
            throw Refusals.nothing(reply);
        }
        return new Answer(
                sent.answer(),
                Quotes.of(sent.evidence()),
                Receipts.of(reply, sent.model(), sent.rehearsal(), sent.usage(), null));
    }
}
