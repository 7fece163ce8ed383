/**
 * The probe points of JUnit Platform, JUnit 4 and TestNG. Depends on the shape of a probe point;
 * refers to classes of a framework only in the byte code that is woven into that framework.
 */
@NullMarked
package dev.overstay.framework;

import org.jspecify.annotations.NullMarked;
