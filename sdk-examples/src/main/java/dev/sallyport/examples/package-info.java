/**
 * One runnable example a question. Each main runs against a sandbox of its own on this machine; the code between the tags is
 * what an application writes, and what the documentation quotes.
 */
@NullMarked
package dev.sallyport.examples;

import org.jspecify.annotations.NullMarked;
