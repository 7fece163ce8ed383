/**
 * The page: one dump or many as one self-contained HTML file. Depends on its sections, and on the
 * dump model.
 */
@NullMarked
package dev.overstay.page;

import org.jspecify.annotations.NullMarked;
