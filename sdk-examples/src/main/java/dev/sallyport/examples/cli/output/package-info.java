/** What stdout carries: JSON as the contract has it, or a few lines for a person. Not API. */
@NullMarked
package dev.sallyport.examples.cli.output;

import org.jspecify.annotations.NullMarked;
