/**
 * Finds which test made each resource, and which tests the resource outlived. Depends on the
 * ledger's spans and on the dump model.
 */
@NullMarked
package dev.overstay.attribution;

import org.jspecify.annotations.NullMarked;
