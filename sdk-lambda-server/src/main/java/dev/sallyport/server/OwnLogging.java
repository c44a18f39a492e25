package dev.sallyport.server;

import java.util.ServiceLoader;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;
import org.slf4j.helpers.NOP_FallbackServiceProvider;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * The deployment's own SLF4J provider, whichever that is, for our own loggers; none for anybody else's. Public for SLF4J
 * alone, which makes it by its name.
 */
public final class OwnLogging implements SLF4JServiceProvider {

    private static final String OURS = "dev.sallyport.";

    private final SLF4JServiceProvider deployed;

    /** Takes the first provider of the class path; without one, nothing is logged. */
    public OwnLogging() {
        this(ServiceLoader.load(SLF4JServiceProvider.class, OwnLogging.class.getClassLoader())
                .findFirst()
                .orElseGet(NOP_FallbackServiceProvider::new));
    }

    OwnLogging(SLF4JServiceProvider deployed) {
        this.deployed = deployed;
    }

    @Override
    public void initialize() {
        deployed.initialize();
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        ILoggerFactory loggers = deployed.getLoggerFactory();
        return name -> logger(loggers, name);
    }

    private static Logger logger(ILoggerFactory loggers, String name) {
        return name.startsWith(OURS) ? loggers.getLogger(name) : NOPLogger.NOP_LOGGER;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return deployed.getMarkerFactory();
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return deployed.getMDCAdapter();
    }

    @Override
    public String getRequestedApiVersion() {
        return deployed.getRequestedApiVersion();
    }
}
