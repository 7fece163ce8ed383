package dev.overstay.dump;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JVM that a dump describes.
 *
 * @param pid its process id
 * @param startedAt when it started
 * @param java the version of its Java, for example {@code 17.0.15}
 * @param vm the virtual machine's name
 * @param os name, version and architecture of the system
 * @param main the main class or jar; null if the command line could not be read
 * @param runner {@code surefire}, {@code failsafe}, {@code gradle}, {@code junit-console}, {@code
 *     intellij}, {@code exec-maven} or {@code plain}
 * @param exitsBySystemExit whether this runner ends the JVM by {@code System.exit}
 * @param workDir its working directory
 * @param arguments the JVM arguments, secrets masked
 */
public record Jvm(
    long pid,
    Instant startedAt,
    String java,
    String vm,
    String os,
    @Nullable String main,
    String runner,
    boolean exitsBySystemExit,
    String workDir,
    List<String> arguments) {}
