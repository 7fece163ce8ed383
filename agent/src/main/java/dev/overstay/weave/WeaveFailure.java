package dev.overstay.weave;

/**
 * A probe point that could not be woven.
 *
 * @param point the point
 * @param why the reason
 */
public record WeaveFailure(Point point, String why) {}
