package dev.overstay.snapshot;

import java.util.List;

/**
 * All that was live at one moment.
 *
 * @param resources in the order of their ids
 * @param hooks the shutdown hooks, in the order in which they were registered
 * @param threads how many platform threads the JVM had
 * @param at epoch milliseconds
 */
public record LiveSet(List<Live> resources, List<Live> hooks, int threads, long at) {}
