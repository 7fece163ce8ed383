/**
 * What the operating system says: processes, open descriptors and tables of sockets in {@code
 * /proc}, time on a processor. Depends on the JDK's private parts only. Elsewhere than on Linux
 * most of it has no answer.
 */
@NullMarked
package dev.overstay.system;

import org.jspecify.annotations.NullMarked;
