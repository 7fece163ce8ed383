@NullMarked
package dev.overstay.weave;

import org.jspecify.annotations.NullMarked;
