/** The sections of the page as markup. Depends on what a view says of a finding. */
@NullMarked
package dev.overstay.section;

import org.jspecify.annotations.NullMarked;
