package dev.sallyport.path;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody whom nobody should ever connect to: counts those who do, and says nothing to them. */
final class Bystander implements AutoCloseable {

    private final ServerSocket server;
    private final AtomicInteger connections = new AtomicInteger();
    private final Thread thread = new Thread(this::run, "bystander");

    Bystander() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (!server.isClosed()) {
            try {
                server.accept().close();
                connections.incrementAndGet();
            } catch (IOException e) {
                return;
            }
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many came. Who is in the queue comes first: one's own connection is waited for, and not counted. */
    int connections() throws IOException, InterruptedException {
        try (Socket last = new Socket(server.getInetAddress(), port())) {
            last.getInputStream().read();
        }
        server.close();
        thread.join();
        return connections.get() - 1;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
