package dev.sallyport.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a JUnit Jupiter test class a running {@link Sandbox} with all defaults: one a class, started when the first test or
 * constructor asks for a parameter of that type, closed after the last test. Nested classes share their outer class'.
 *
 * <p>A test class that needs another function, model or topology builds its sandbox itself.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(TwoAccountsExtension.class)
public @interface TwoAccounts {}
