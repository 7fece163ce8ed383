package dev.overstay.tests.targets.loaders;

import java.security.Permission;

/** The same as {@link Filtering} under a security manager that lets nobody define classes. */
@SuppressWarnings("removal")
public final class Denying extends SecurityManager {
  private Denying() {}

  /** The main class and its arguments. */
  public static void main(String[] args) throws Exception {
    System.setSecurityManager(new Denying());
    Filtering.main(args);
  }

  @Override
  public void checkPermission(Permission permission) {
    if (permission.getName().equals("defineClass")) {
      throw new SecurityException("no " + permission);
    }
  }
}
