/**
 * Data of the JDK and the JVM that has no public API: private fields, threads of a user's class,
 * locks, registered hooks, descriptors. Depends on the ledger only.
 */
@NullMarked
package dev.overstay.jdk;

import org.jspecify.annotations.NullMarked;
