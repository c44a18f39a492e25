package dev.sallyport.testkit.internal.runtime;

/**
 * How much a host runs.
 *
 * @param concurrency accepted invocations at once, those included that wait for an environment
 * @param environments processes at once; a handler in this JVM needs none
 */
public record Capacity(int concurrency, int environments) {}
