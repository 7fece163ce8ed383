package dev.overstay.base;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A class that a JVM which ends clean never needs: whoever enters it has called {@link
 * LateClasses#define} before. A renamed jar does not define it at its start, nor what only such
 * classes name.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Late {}
