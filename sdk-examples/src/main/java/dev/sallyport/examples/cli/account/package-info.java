/**
 * Whom the command line talks to: a sandbox of its own, or the accounts that the caller has named. Start at {@link
 * dev.sallyport.examples.cli.account.Connection}. Not API.
 */
@NullMarked
package dev.sallyport.examples.cli.account;

import org.jspecify.annotations.NullMarked;
