package dev.overstay.format;

/**
 * A place where a value violates the schema.
 *
 * @param pointer the place as a JSON pointer (RFC 6901); empty for the whole value
 * @param message what is wrong there, in one line
 */
public record Violation(String pointer, String message) {}
