package dev.sallyport.testkit.doors;

import java.util.List;

/**
 * Something to ask for.
 *
 * @param name what it is called in the table
 * @param places where it can be asked
 * @param asked the permissions that it needs, all of them
 * @param call asks it over HTTP
 */
record Wish(String name, List<Place> places, List<Asked> asked, Call call) {

    /** One request of an SDK. */
    interface Call {
        /** Makes it; ends normally or in the SDK's exception. */
        void make(Sdk sdk) throws Exception;
    }
}
