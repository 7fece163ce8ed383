/** Tests of merging and comparing dumps. */
@NullMarked
package dev.overstay.merge;

import org.jspecify.annotations.NullMarked;
