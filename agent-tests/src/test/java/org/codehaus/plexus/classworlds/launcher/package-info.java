/** A main by the name of Maven's launcher, which can leave something on purpose. */
@NullMarked
package org.codehaus.plexus.classworlds.launcher;

import org.jspecify.annotations.NullMarked;
