package dev.sallyport;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Lambda's HTTP endpoint with a function behind it, on a plain socket, so that every byte can be wrong. */
final class FakeFunction implements AutoCloseable {

    /** What to do with an invocation. */
    interface Behaviour {
        void on(Invocation invocation) throws Exception;
    }

    private final ServerSocket server;
    private final List<Invocation> invocations = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = invocation -> invocation.respond(500, Map.of(), new byte[0]);

    private FakeFunction(ServerSocket server) {
        this.server = server;
    }

    static FakeFunction start() {
        try {
            FakeFunction function = new FakeFunction(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            daemon(function::accept);
            return function;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    FakeFunction does(Behaviour next) {
        behaviour = next;
        return this;
    }

    FakeFunction replies(Invocation.Script script) {
        return does(invocation -> invocation.reply(script));
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    List<Invocation> invocations() {
        return invocations;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                daemon(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (!socket.isClosed()) {
                Invocation invocation = read(in, socket);
                invocations.add(invocation);
                behaviour.on(invocation);
            }
        } catch (Exception e) {
            // The client has gone, or the test wanted the connection to end here.
        }
    }

    private static Invocation read(InputStream in, Socket socket) throws IOException {
        String target = line(in).split(" ", -1)[1];
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Invocation(URLDecoder.decode(target, StandardCharsets.UTF_8), headers, body, socket);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("no more requests");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "fake-function");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
