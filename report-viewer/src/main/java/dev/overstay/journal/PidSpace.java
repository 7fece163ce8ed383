package dev.overstay.journal;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a pid and a start mean one process: one run of one system, and in it one namespace of pids.
 *
 * @param boot Linux's id of this run of the system; null where there is none
 * @param namespace the pids' namespace, which a container has of its own; null where there is none
 */
public record PidSpace(@Nullable String boot, @Nullable String namespace) {
  /** That of this process. */
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
