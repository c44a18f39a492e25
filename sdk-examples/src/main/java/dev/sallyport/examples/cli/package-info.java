/**
 * The command line: the same client that an application uses, behind {@code ./sallyport}. Start at {@link
 * dev.sallyport.examples.cli.Sallyport}. The contract with its callers is the exit code and what stdout carries. Not API.
 */
@NullMarked
package dev.sallyport.examples.cli;

import org.jspecify.annotations.NullMarked;
