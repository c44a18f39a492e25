package dev.sallyport.testkit.doors;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sts.StsClient;

/** What may be asked of STS. */
final class StsWishes {

    private static final List<Place> PLACES = List.of(Place.STS, Place.STS_FROM_B);

    private StsWishes() {}

    static List<Wish> all() {
        List<Wish> wishes = new ArrayList<>();
        wishes.add(new Wish("ask who it is", PLACES, List.of(Asked.of("sts:GetCallerIdentity", "*")), sdk -> {
            try (StsClient sts = sdk.sts()) {
                sts.getCallerIdentity();
            }
        }));
        for (Who role : List.of(Who.CALLER, Who.FUNCTION)) {
            wishes.add(new Wish(
                    "become " + role,
                    PLACES,
                    List.of(Asked.of(
                            "sts:AssumeRole",
                            role.roleArn,
                            "sts:RoleSessionName",
                            "session",
                            "sts:DurationSeconds",
                            "3600")),
                    sdk -> {
                        try (StsClient sts = sdk.sts()) {
                            sts.assumeRole(r -> r.roleArn(role.roleArn).roleSessionName("session"));
                        }
                    }));
        }
        return wishes;
    }
}
