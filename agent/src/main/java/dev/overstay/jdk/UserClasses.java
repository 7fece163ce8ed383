package dev.overstay.jdk;

/** Recognizes classes whose methods may throw or never return: the user's and libraries'. */
public final class UserClasses {
  private UserClasses() {}

  /** Whether a class is neither the JDK's nor the agent's. */
  public static boolean isUsers(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    if (type.getName().startsWith("dev.overstay.")
        && loader == UserClasses.class.getClassLoader()) {
      return false;
    }
    return loader == null
        ? !type.getModule().isNamed()
        : loader != ClassLoader.getPlatformClassLoader();
  }
}
