package dev.sallyport;

import java.net.URI;

/** What may stand in an endpoint's address. */
final class EndpointUri {

    private EndpointUri() {}

    static URI secure(URI uri) {
        if (!"https".equalsIgnoreCase(uri.getScheme())) {
            throw new IllegalArgumentException("an endpoint is https; plain http is for loopback only");
        }
        return bare(uri);
    }

    static URI local(URI uri) {
        if (!"http".equalsIgnoreCase(uri.getScheme()) && !"https".equalsIgnoreCase(uri.getScheme())) {
            throw new IllegalArgumentException("a loopback endpoint is http or https");
        }
        return bare(uri);
    }

    private static URI bare(URI uri) {
        boolean root = uri.getRawPath() == null
                || uri.getRawPath().isEmpty()
                || uri.getRawPath().equals("/");
        if (uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null
                || !root) {
            throw new IllegalArgumentException("an endpoint is scheme, host and port, nothing else");
        }
        return uri;
    }
}
