/** The sections of the page as markup. Depends on the views of findings. */
@NullMarked
package dev.overstay.section;

import org.jspecify.annotations.NullMarked;
