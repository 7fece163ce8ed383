/**
 * What the page says of a finding, before it is markup: its facts, threads, resources and states.
 * Depends on stacks and on the dump model.
 */
@NullMarked
package dev.overstay.view;

import org.jspecify.annotations.NullMarked;
