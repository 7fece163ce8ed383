package dev.overstay.check;

import java.util.List;

/** All output formats of the check. */
public final class CheckFormats {
  private CheckFormats() {}

  /** Each form, the default first. */
  public static List<CheckFormat> all() {
    return List.of(new TextFormat(), new MarkdownFormat(), new SarifFormat(), new JunitFormat());
  }
}
