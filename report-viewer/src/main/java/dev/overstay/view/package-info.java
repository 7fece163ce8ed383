/**
 * The content of a finding on the page, before it is markup: its facts, threads, resources and
 * states. Depends on stacks and on the dump model.
 */
@NullMarked
package dev.overstay.view;

import org.jspecify.annotations.NullMarked;
