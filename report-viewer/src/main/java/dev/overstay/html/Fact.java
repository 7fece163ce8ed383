package dev.overstay.html;

/**
 * A label and the text for it.
 *
 * @param term the label
 * @param words the text
 */
public record Fact(String term, MarkedText words) {}
