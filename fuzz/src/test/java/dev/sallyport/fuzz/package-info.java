/**
 * What strangers write, made up by a fuzzer. Each target is a method with an oracle: nothing but the documented exception,
 * and what is accepted has the invariant that it should have.
 *
 * <p>{@code mvn -Pfuzz -pl fuzz -am test} replays the seeds, and the inputs that were found and are kept beside the tests.
 * One target at a time, ten minutes long, is led by what it covers with
 *
 * <pre>JAZZER_FUZZ=1 mvn -Pfuzz -pl fuzz -am test -Dtest=PresignedUrlFuzzTest -Dsurefire.failIfNoSpecifiedTests=false</pre>
 *
 * <p>What it finds is written into {@code src/test/resources}, to be committed with what mends it. What it learnt on the way
 * is in {@code .cifuzz-corpus}, from where the next run goes on.
 */
@NullMarked
package dev.sallyport.fuzz;

import org.jspecify.annotations.NullMarked;
