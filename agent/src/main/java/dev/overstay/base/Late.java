package dev.overstay.base;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A class that a JVM without leaks never needs. Code that uses it calls {@link LateClasses#define}
 * first. A renamed jar does not define such a class at its start, nor classes to which only such
 * classes refer.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Late {}
