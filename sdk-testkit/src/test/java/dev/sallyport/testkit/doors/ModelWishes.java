package dev.sallyport.testkit.doors;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** What may be asked of Bedrock. */
final class ModelWishes {

    private static final String ID = "anthropic.claude-sonnet-4-5-20250929-v1:0";
    private static final String HERE = "arn:aws:bedrock:us-east-1:222222222222:inference-profile/";
    private static final String PROFILE = HERE + "us." + ID;
    private static final String INVOKE = "bedrock:InvokeModel";
    private static final String STREAM = "bedrock:InvokeModelWithResponseStream";

    private ModelWishes() {}

    static List<Wish> all() {
        List<Wish> wishes = new ArrayList<>();
        wishes.add(wish("invoke the profile", profile(INVOKE), sdk -> invoke(sdk, "us." + ID)));
        wishes.add(wish("invoke the profile by its ARN", profile(INVOKE), sdk -> invoke(sdk, PROFILE)));
        wishes.add(wish("stream the profile", profile(STREAM), sdk -> stream(sdk, "us." + ID)));
        wishes.add(wish("converse with the profile", profile(INVOKE), sdk -> converse(sdk, "us." + ID)));
        wishes.add(wish("converse streaming with the profile", profile(STREAM), sdk -> talk(sdk, "us." + ID)));
        other(wishes, "the model without its profile", ID, "arn:aws:bedrock:us-east-1::foundation-model/" + ID);
        other(wishes, "the global profile", "global." + ID, HERE + "global." + ID);
        other(wishes, "another geography's profile", "eu." + ID, HERE + "eu." + ID);
        other(wishes, "another model's profile", "us.anthropic.claude-other", HERE + "us.anthropic.claude-other");
        String elsewhere = PROFILE.replace("us-east-1", "eu-west-1");
        other(wishes, "the profile in another Region", elsewhere, elsewhere);
        String strange = PROFILE.replace("222222222222", "333333333333");
        other(wishes, "another account's profile", strange, strange);
        wishes.add(wish(
                "count tokens",
                List.of(Asked.of("bedrock:CountTokens", "arn:aws:bedrock:us-east-1::foundation-model/" + ID)),
                ModelWishes::count));
        return wishes;
    }

    private static void other(List<Wish> wishes, String name, String id, String arn) {
        wishes.add(wish("invoke " + name, List.of(Asked.of(INVOKE, arn)), sdk -> invoke(sdk, id)));
    }

    private static Wish wish(String name, List<Asked> asked, Wish.Call call) {
        return new Wish(name, List.of(Place.BEDROCK), asked, call);
    }

    /** The profile, and the model wherever the profile may run it. */
    private static List<Asked> profile(String action) {
        List<Asked> asked = new ArrayList<>(List.of(Asked.of(action, PROFILE)));
        for (String region : List.of("us-east-1", "us-east-2", "us-west-2")) {
            asked.add(Asked.of(
                    action,
                    "arn:aws:bedrock:" + region + "::foundation-model/" + ID,
                    "bedrock:InferenceProfileArn",
                    PROFILE,
                    "aws:RequestedRegion",
                    region));
        }
        return asked;
    }

    private static SdkBytes body() {
        return SdkBytes.fromUtf8String("{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":9,"
                + "\"messages\":[{\"role\":\"user\",\"content\":\"four\"}]}");
    }

    private static Message question() {
        return Message.builder()
                .role(ConversationRole.USER)
                .content(ContentBlock.fromText("four"))
                .build();
    }

    private static void invoke(Sdk sdk, String id) {
        sdk.bedrock().invokeModel(r -> r.modelId(id).body(body())).join();
    }

    private static void stream(Sdk sdk, String id) {
        sdk.bedrock()
                .invokeModelWithResponseStream(
                        r -> r.modelId(id).body(body()),
                        InvokeModelWithResponseStreamResponseHandler.builder()
                                .subscriber(event -> {})
                                .build())
                .join();
    }

    private static void converse(Sdk sdk, String id) {
        sdk.bedrock().converse(r -> r.modelId(id).messages(question())).join();
    }

    private static void talk(Sdk sdk, String id) {
        sdk.bedrock()
                .converseStream(
                        r -> r.modelId(id).messages(question()),
                        ConverseStreamResponseHandler.builder()
                                .subscriber(event -> {})
                                .build())
                .join();
    }

    private static void count(Sdk sdk) {
        sdk.bedrock()
                .countTokens(r -> r.modelId(ID).input(i -> i.converse(c -> c.messages(question()))))
                .join();
    }
}
