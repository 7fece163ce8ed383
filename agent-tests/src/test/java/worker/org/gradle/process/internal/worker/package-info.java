/** A main by the name of Gradle's, which is not to be had here. */
@NullMarked
package worker.org.gradle.process.internal.worker;

import org.jspecify.annotations.NullMarked;
