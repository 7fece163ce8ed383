package dev.overstay.tests.targets;

import java.io.FileDescriptor;
import java.security.Permission;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Exits with a pool that was never shut down, while a SecurityManager forbids streams on
 * descriptors. An exception that no thread catches ends the JVM with another code.
 */
public final class DeniesStderr {
  private DeniesStderr() {}

  @SuppressWarnings("removal")
  public static void main(String[] args) throws Exception {
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> Runtime.getRuntime().halt(99));
    ExecutorService pool = Executors.newFixedThreadPool(1); // live: executor
    pool.submit(() -> {}).get();
    System.setSecurityManager(
        new SecurityManager() {
          @Override
          public void checkPermission(Permission permission) {
            // All else is allowed.
          }

          @Override
          public void checkWrite(FileDescriptor descriptor) {
            throw new SecurityException("no stream on a descriptor");
          }
        });
    System.exit(6);
  }
}
