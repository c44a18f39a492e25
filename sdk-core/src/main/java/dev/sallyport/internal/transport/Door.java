package dev.sallyport.internal.transport;

import dev.sallyport.contract.Limits;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.ProxyConfiguration;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;

/**
 * The one HTTP client of one door: connects only to addresses that the door's rule allows, never through a proxy, keeps
 * silent connections alive, and tells a request that was never sent from one that may have been.
 */
public final class Door implements SdkAsyncHttpClient {

    /**
     * Endpoints cut a connection that is silent for 350 s without telling either side, and Linux' own first probe comes
     * after two hours.
     */
    private static final Map<SocketOption<Integer>, Integer> KEEP_ALIVE = Map.of(
            ExtendedSocketOptions.TCP_KEEPIDLE, 60,
            ExtendedSocketOptions.TCP_KEEPINTERVAL, 15,
            ExtendedSocketOptions.TCP_KEEPCOUNT, 4);

    /** Lambda drops idle connections after about a minute (Lambda developer guide, "VPC endpoints"). */
    private static final Duration IDLE = Duration.ofSeconds(45);

    /** As many as Lambda runs at once for an account that asked for no more (AWS Lambda quotas, "Concurrent executions"). */
    private static final int CONNECTIONS = 1_000;

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ACQUIRE = Duration.ofSeconds(10);

    private final EventLoopGroup loops;
    private final SdkAsyncHttpClient http;
    private final ScheduledThreadPoolExecutor timer;

    private Door(EventLoopGroup loops, SdkAsyncHttpClient http, ScheduledThreadPoolExecutor timer) {
        this.loops = loops;
        this.http = http;
        this.timer = timer;
    }

    /** A door of that rule; connects to nothing yet. */
    public static Door of(String name, AddressRule rule) {
        EventLoopGroup loops = new NioEventLoopGroup(0, new DefaultThreadFactory("sallyport-" + name, true));
        NettyNioAsyncHttpClient.Builder builder = NettyNioAsyncHttpClient.builder()
                .eventLoopGroup(SdkEventLoopGroup.create(loops, () -> new GuardedChannel(rule)))
                .proxyConfiguration(ProxyConfiguration.builder()
                        .useSystemPropertyValues(false)
                        .useEnvironmentVariableValues(false)
                        .build())
                .maxConcurrency(CONNECTIONS)
                .connectionTimeout(CONNECT)
                .connectionAcquisitionTimeout(ACQUIRE)
                .connectionMaxIdleTime(IDLE)
                // No deadline is longer, and each call's own comes with it: a silence that it allows is not an error
                // here.
                .readTimeout(Limits.FUNCTION_TIME)
                .writeTimeout(Limits.FUNCTION_TIME)
                .tcpKeepAlive(true);
        probes(builder);
        return new Door(loops, builder.build(), timer(name));
    }

    /** The SDK's own would hold on to each finished call, and its content, until the call's time is up. */
    private static ScheduledThreadPoolExecutor timer(String name) {
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(1, new DefaultThreadFactory("sallyport-" + name + "-timer", true));
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /** Where timeouts of calls through this door run. */
    public ScheduledExecutorService timer() {
        return timer;
    }

    /** Not every system lets an application set them; there the administrator has to. */
    private static void probes(NettyNioAsyncHttpClient.Builder builder) {
        try (SocketChannel channel = SocketChannel.open()) {
            KEEP_ALIVE.forEach((option, value) -> {
                if (channel.supportedOptions().contains(option)) {
                    builder.putChannelOption(NioChannelOption.of(option), value);
                }
            });
        } catch (IOException e) {
            throw new IllegalStateException("no socket can be made", e);
        }
    }

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        Departure departure = new Departure(request);
        return departure.told(http.execute(departure.request()));
    }

    @Override
    public String clientName() {
        return http.clientName();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the threads are daemons: nobody waits for their end
    public void close() {
        http.close();
        timer.shutdownNow();
        loops.shutdownGracefully(500, 3_000, TimeUnit.MILLISECONDS);
    }
}
