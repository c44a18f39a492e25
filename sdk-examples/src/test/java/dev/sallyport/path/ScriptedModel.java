package dev.sallyport.path;

import dev.sallyport.testkit.StandInModel;
import java.util.concurrent.CountDownLatch;

/** A model that thinks until it is told to answer, and says when it began. */
final class ScriptedModel implements StandInModel {

    static final String ANSWER = """
            {"value":{"applicant":"Example Applicant"},"fields":[{"path":"/applicant","state":"found",
            "raw":"Example Applicant","evidence":[{"document":0,"page":null,"quote":"Example Applicant"}]}],
            "languages":["en"]}""";

    final CountDownLatch thinking = new CountDownLatch(1);
    final CountDownLatch told = new CountDownLatch(1);

    @Override
    public Answer answer(String messagesBody) {
        thinking.countDown();
        try {
            told.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Answer.text(ANSWER);
    }
}
