package dev.overstay.page;

/**
 * A label with what there is to say of it.
 *
 * @param term the label
 * @param words what it says
 */
record Fact(String term, Rich words) {}
