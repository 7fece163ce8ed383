package dev.overstay.format;

/**
 * A place where a value is not as the schema says.
 *
 * @param pointer the place as a JSON pointer (RFC 6901); empty for the whole value
 * @param message what is wrong there, in one line
 */
public record Violation(String pointer, String message) {}
