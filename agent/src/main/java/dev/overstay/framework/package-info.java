/**
 * The probe points of JUnit Platform, JUnit 4 and TestNG. Depends on the shape of a probe point;
 * names no class of a framework but in the byte code that it has woven into it.
 */
@NullMarked
package dev.overstay.framework;

import org.jspecify.annotations.NullMarked;
