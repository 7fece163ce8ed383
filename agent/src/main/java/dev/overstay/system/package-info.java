/**
 * Data from the operating system: processes, open descriptors and tables of sockets in {@code
 * /proc}, time on a processor. Depends only on the JDK's private parts. On other systems than
 * Linux, most of it is missing.
 */
@NullMarked
package dev.overstay.system;

import org.jspecify.annotations.NullMarked;
