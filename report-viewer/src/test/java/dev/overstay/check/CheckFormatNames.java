package dev.overstay.check;

import java.util.List;

/** The names of the formats, for tests that hold for all of them. */
public final class CheckFormatNames {
  private CheckFormatNames() {}

  /** All formats. */
  public static List<String> all() {
    return CheckFormats.all().stream().map(CheckFormat::name).toList();
  }

  /** All but the default, which is text for people. */
  public static List<String> forMachines() {
    return all().subList(1, all().size());
  }
}
