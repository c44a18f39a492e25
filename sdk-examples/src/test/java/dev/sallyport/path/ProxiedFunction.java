package dev.sallyport.path;

import dev.sallyport.server.Bootstrap;

/** The function in a JVM that is told to send everything through a proxy. */
public final class ProxiedFunction {

    private ProxiedFunction() {}

    /** Takes the proxy's port. */
    public static void main(String[] arguments) {
        for (String kind : new String[] {"http.proxy", "https.proxy", "socksProxy"}) {
            System.setProperty(kind + "Host", "127.0.0.1");
            System.setProperty(kind + "Port", arguments[0]);
        }
        System.setProperty("http.nonProxyHosts", "");
        System.setProperty("socksNonProxyHosts", "");
        System.setProperty("java.net.useSystemProxies", "true");
        Bootstrap.main(new String[0]);
    }
}
