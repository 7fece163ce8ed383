package dev.overstay.html;

/**
 * A label with what there is to say of it.
 *
 * @param term the label
 * @param words what it says
 */
public record Fact(String term, Rich words) {}
