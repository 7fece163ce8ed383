/**
 * Which test made what, and which tests it outlived. Depends on the ledger's spans and on the dump
 * model.
 */
@NullMarked
package dev.overstay.attribution;

import org.jspecify.annotations.NullMarked;
