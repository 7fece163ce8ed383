package dev.overstay.journal;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The space in which a pid and a start identify one process: one boot of one system, and one pid
 * namespace in it.
 *
 * @param boot Linux's id of this boot; null if the system has none
 * @param namespace the pid namespace, which is separate in a container; null if the system has none
 */
public record PidSpace(@Nullable String boot, @Nullable String namespace) {
  /** The space of this process. */
  public static PidSpace here() {
    String boot;
    try (FileInputStream in = new FileInputStream("/proc/sys/kernel/random/boot_id")) {
      boot = new String(in.readAllBytes(), StandardCharsets.UTF_8).trim();
    } catch (IOException e) {
      boot = null;
    }
    String namespace;
    try {
      namespace = Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
    } catch (IOException | RuntimeException e) {
      namespace = null;
    }
    return new PidSpace(boot, namespace);
  }
}
