@NullMarked
package dev.overstay.tests;

import org.jspecify.annotations.NullMarked;
