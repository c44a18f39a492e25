package dev.sallyport;

/**
 * Something the caller should know.
 *
 * @param code stable name
 * @param message one sentence without content
 */
public record Warning(String code, String message) {}
