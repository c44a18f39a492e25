package dev.sallyport;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** An application as tests see it. */
final class Samples {

    record Loan(String applicant, Field<BigDecimal> amount, Optional<LocalDate> signedOn) {}

    static final String LOAN = """
            {"model":"sallyport-rehearsal-1","rehearsal":true,
             "value":{"applicant":"CONTENTCANARY","amount":"1250000.00","signedOn":null},
             "fields":[
              {"path":"/applicant","state":"found","raw":"CONTENTCANARY","evidence":[]},
              {"path":"/amount","state":"found","raw":"HK$ 1,250,000.00","confidence":0.9,"calibrated":false,
               "evidence":[{"document":0,"page":2,"quote":"HK$ 1,250,000.00","verification":"verified"}]},
              {"path":"/signedOn","state":"absent","raw":"","evidence":[]}],
             "languages":["en"],"completeness":{"pagesRead":2,"pages":2},
             "warnings":[],"usage":{"inputTokens":10,"outputTokens":5,"modelCalls":1},
             "documents":[{"mediaType":"application/pdf","sha256":"ab","pages":2,"readingModes":["text","text"]}],
             "modelMillis":12}""";

    private Samples() {}
}
