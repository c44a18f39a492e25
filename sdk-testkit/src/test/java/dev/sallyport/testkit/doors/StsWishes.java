package dev.sallyport.testkit.doors;

import java.util.ArrayList;
import java.util.List;

/** What may be asked of STS. */
final class StsWishes {

    private static final List<Place> PLACES = List.of(Place.STS, Place.STS_FROM_B);

    private StsWishes() {}

    static List<Wish> all() {
        List<Wish> wishes = new ArrayList<>();
        wishes.add(new Wish("ask who it is", PLACES, List.of(Asked.of("sts:GetCallerIdentity", "*")), sdk -> {
            sdk.sts().getCallerIdentity();
        }));
        for (Who role : List.of(Who.CALLER, Who.FUNCTION)) {
            wishes.add(become(role.toString(), role.roleArn));
        }
        return wishes;
    }

    /** Asks for a session of that role. */
    static Wish become(String name, String roleArn) {
        return new Wish(
                "become " + name,
                PLACES,
                List.of(Asked.of(
                        "sts:AssumeRole", roleArn, "sts:RoleSessionName", "session", "sts:DurationSeconds", "3600")),
                sdk -> sdk.sts().assumeRole(r -> r.roleArn(roleArn).roleSessionName("session")));
    }
}
