package dev.overstay.system;

/** The settings that Maven passes to the fork of a test run, in a file that its arguments name. */
public final class SurefireFork {
  private SurefireFork() {}

  /**
   * Whether Failsafe started it: the fork is the same as Surefire's, but its reports go elsewhere.
   *
   * @param command main, and then the directory, the name of a report, and two files of settings
   */
  public static boolean isOfFailsafe(String command, String main) {
    int last = command.lastIndexOf(' ');
    int file = command.lastIndexOf(' ', last - 1);
    int report = command.lastIndexOf(' ', file - 1);
    if (report <= main.length()) {
      return false;
    }
    String directory = command.substring(main.length() + 1, report);
    String settings = Proc.read(directory + "/" + command.substring(file + 1, last));
    int reports = settings == null ? -1 : settings.indexOf("\nreportsDirectory=");
    return settings != null
        && reports >= 0
        && settings
            .substring(reports + 1, settings.indexOf('\n', reports + 1))
            .contains("failsafe");
  }
}
