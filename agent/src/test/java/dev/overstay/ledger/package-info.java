@NullMarked
package dev.overstay.ledger;

import org.jspecify.annotations.NullMarked;
