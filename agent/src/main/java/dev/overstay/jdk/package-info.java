/**
 * What the JDK and the JVM know of an object and do not say in public: private fields, threads of a
 * user's class, locks, registered hooks, descriptors. Depends on the ledger only.
 */
@NullMarked
package dev.overstay.jdk;

import org.jspecify.annotations.NullMarked;
