package dev.overstay.journal;

import dev.overstay.json.JsonText;
import dev.overstay.text.Iso;
import org.jspecify.annotations.Nullable;

/** The lines of a journal, each a JSON object followed by a line feed. */
public final class JournalText {
  // A line fits into one write of the JDK, so that a kill tears at most the line being written.
  private static final int LONGEST_COMMAND = 4_000;

  private final StringBuilder text = new StringBuilder(320).append('{');

  private JournalText() {}

  /** The first line. */
  public static String of(JournalHeader jvm) {
    return new JournalText()
        .field("format", Journal.FORMAT)
        .field("version", Journal.VERSION)
        .field("pid", jvm.pid())
        .field("start", jvm.start())
        .field("startedAt", Iso.format(jvm.startedAt()))
        .field("boot", jvm.space().boot())
        .field("pidNamespace", jvm.space().namespace())
        .field("main", jvm.main())
        .field("workDir", jvm.workDir())
        .line();
  }

  /** The line for a started process. */
  public static String of(ProcessEntry process) {
    String command = process.command();
    return new JournalText()
        .field("process", process.pid())
        .field("start", process.start())
        .field(
            "command",
            command.length() > LONGEST_COMMAND
                ? command.substring(0, LONGEST_COMMAND) + "…"
                : command)
        .field("workDir", process.workDir())
        .made(process.made())
        .line();
  }

  /** The line for a started container. */
  public static String of(ContainerEntry container) {
    return new JournalText()
        .field("container", container.id())
        .field("image", container.image())
        .field("name", container.name())
        .made(container.made())
        .line();
  }

  /** The line for a process that the JVM has seen end. */
  public static String ended(long pid, long start) {
    return new JournalText().field("endedProcess", pid).field("start", start).line();
  }

  /** The line for a container that the JVM has stopped. */
  public static String ended(String container) {
    return new JournalText().field("endedContainer", container).line();
  }

  private JournalText made(Birthplace made) {
    field("at", Iso.format(made.at())).field("madeBy", made.madeBy());
    name("own").append(made.own());
    name("tests").append('[');
    for (int i = 0; i < made.tests().size(); i++) {
      text.append(i == 0 ? "" : ",");
      JsonText.quote(text, made.tests().get(i));
    }
    text.append(']');
    return this;
  }

  private JournalText field(String name, @Nullable String value) {
    if (value == null) {
      name(name).append("null");
    } else {
      JsonText.quote(name(name), value);
    }
    return this;
  }

  private JournalText field(String name, long value) {
    name(name).append(value);
    return this;
  }

  private StringBuilder name(String name) {
    text.append(text.length() == 1 ? "" : ",");
    JsonText.quote(text, name);
    return text.append(':');
  }

  private String line() {
    return text.append("}\n").toString();
  }
}
