package dev.sallyport.internal.schema;

/** Where in a value something stands. */
public final class Place {}
