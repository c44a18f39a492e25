package dev.sallyport.server.document;

import org.jspecify.annotations.Nullable;

/**
 * As whom a call's documents are read.
 *
 * @param role ARN of the caller's reader role; the function's own role reads when absent
 * @param sessionName what STS and its log call a session of that role; shows nothing of the call
 */
public record DocumentReader(@Nullable String role, String sessionName) {}
