package dev.overstay.tests.ends;

import static dev.overstay.tests.ends.Live.NOTHING;

import dev.overstay.dump.Dump;
import dev.overstay.tests.fork.DumpFiles;
import dev.overstay.tests.fork.DumpSchema;
import dev.overstay.tests.fork.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What one end came to.
 *
 * @param end the row
 * @param exit the exit code with the agent
 * @param left what the agent left, in words
 * @param said what it said
 * @param faults what is not as it must be; empty where all is
 */
public record Judgement(End end, int exit, String left, List<String> said, List<String> faults) {
  private static final Pattern EXCEPTION = Pattern.compile("\\b[A-Za-z]+(Exception|Error)\\b");
  // A JVM of which the JVM itself made an end runs no more code, as with SIGKILL.
  private static final String ENDED_BY_THE_JVM = "Terminating due to java.lang.OutOfMemoryError";
  // What differs from run to run, with the agent or without.
  private static final Map<Pattern, String> BY_CHANCE =
      Map.of(
          // Addresses and hash codes.
          Pattern.compile("0x[0-9a-f]+|@[0-9a-f]{4,}"),
          "#",
          Pattern.compile("\\bpid \\d+"),
          "pid #",
          // JDK 17 numbers the classes of lambdas in the order of their first use in the JVM. The
          // agent has none, but the JDK's own code that it calls has some.
          Pattern.compile("\\$\\$Lambda\\$\\d+/"),
          "\\$\\$Lambda\\$#/",
          // The allocation that fails is the one that comes when nothing is left: any of the
          // user's or of the JDK's.
          Pattern.compile("(java\\.lang\\.OutOfMemoryError: [^\n]*\n)(\\tat [^\n]*\n)+"),
          "$1",
          // Written by the JVM's part of each agent, whatever it does, when a class is loaded
          // where no heap or stack is left for the call into Java.
          Pattern.compile("\\*\\*\\* java\\.lang\\.instrument ASSERTION FAILED [^\n]*\n"),
          "");
  // The JVM has three forms for a thread that an OutOfMemoryError ends. Which one it takes depends
  // on the few hundred bytes that are left for it; without the agent, one row had all three in 30
  // runs.
  private static final Pattern UNCAUGHT =
      Pattern.compile(
          "Exception in thread \"[^\"]*\" java\\.lang\\.OutOfMemoryError: [^\n]*\n"
              + "|(Exception in thread \"[^\"]*\" )?\nException: java\\.lang\\.OutOfMemoryError thrown"
              + " from the UncaughtExceptionHandler in thread \"[^\"]*\"\n");
  // How often an end that came out differently is tried without the agent, to see whether it does
  // so there. With a full heap a hook that halts and a thread that exits did it in two ways, of 40
  // runs 2 in one of them.
  private static final int MORE = 40;
  private static final int KEEPING = 120;
  private static final int KEPT_STEP_KB = 7;

  /** Runs it without the agent and with it, and compares. */
  public static Judgement of(End end) {
    Run without = EndRun.withoutAgent(end);
    // A target that leaves hardly any heap free may itself be what runs out of it.
    for (int i = 0; i < MORE && !hasEnded(without); i++) {
      without = EndRun.withoutAgent(end);
    }
    Run with = EndRun.withAgent(end);
    List<String> faults = new ArrayList<>();
    if (!hasEnded(without)) {
      faults.add("no end, as the target failed: " + without.stdout() + without.stderr());
    }
    String left = left(end, with, faults);
    List<String> differences = differences(end, without, with);
    for (int i = 0; i < MORE && !differences.isEmpty(); i++) {
      if (differences(end, EndRun.withoutAgent(end), with).isEmpty()) {
        differences = List.of();
        left += "; ended in more than one way without the agent";
      }
    }
    // How a JVM with a full heap ends depends on the last kilobytes that are free, so on what else
    // is in the heap: any agent changes that, even one that does nothing.
    for (int i = 1; i <= KEEPING && !differences.isEmpty() && end.heap() == Heap.FULL; i++) {
      Run keeping = EndRun.withAgentThatKeeps(end, i * KEPT_STEP_KB);
      if (differences(end, keeping, with).isEmpty()) {
        differences = List.of();
        left += "; ended as with an agent that only keeps " + i * KEPT_STEP_KB + " KB";
      }
    }
    faults.addAll(differences);
    return new Judgement(end, with.exit(), left, OwnText.of(with.stderr()).lines(), faults);
  }

  private static boolean hasEnded(Run run) {
    return run.stdout().contains("ready\n") || run.stdout().contains(ENDED_BY_THE_JVM);
  }

  private static List<String> differences(End end, Run without, Run with) {
    List<String> differences = new ArrayList<>();
    // Where the agent had the JDK's class for the exit initialized before, it is not broken.
    if (end.way() == Way.EXIT_BROKEN && with.exit() == Way.STATUS) {
      return differences;
    }
    if (without.exit() != with.exit()) {
      differences.add("exit code " + with.exit() + " instead of " + without.exit());
    }
    if (!timeless(without.stdout()).equals(timeless(with.stdout()))) {
      differences.add("stdout '" + with.stdout() + "' instead of '" + without.stdout() + "'");
    }
    String expected = normal(without.stderr());
    String rest = normal(OwnText.of(with.stderr()).rest());
    if (!expected.equals(rest)) {
      differences.add("stderr '" + rest + "' instead of '" + expected + "'");
    }
    return differences;
  }

  // The JVM's own warnings begin with its age.
  private static String timeless(String stdout) {
    return stdout.replaceAll("(?m)^\\[\\d+\\.\\d+s\\]", "[age]");
  }

  private static String normal(String stderr) {
    String normal = stderr;
    for (Map.Entry<Pattern, String> chance : BY_CHANCE.entrySet()) {
      normal = chance.getKey().matcher(normal).replaceAll(chance.getValue());
    }
    String uncaught = "uncaught OutOfMemoryError\n";
    normal = UNCAUGHT.matcher(normal).replaceAll(uncaught);
    // With a full heap, threads of the JDK, a hook of its log for example, may end so as well.
    return normal.replaceAll("(" + uncaught + ")+", uncaught);
  }

  /** What the agent left, in words. */
  private static String left(End end, Run run, List<String> faults) {
    List<Dump> dumps = new ArrayList<>(run.dumps());
    for (Path file : DumpFiles.ending(run.workDir().resolve("tmp"), ".json")) {
      DumpSchema.violations(file).forEach(violation -> faults.add(file + ": " + violation));
    }
    dumps.addAll(DumpFiles.read(run.workDir().resolve("tmp")));
    List<String> said = OwnText.of(run.stderr()).lines();
    for (String line : said) {
      if (EXCEPTION.matcher(line).find()) {
        faults.add("an exception's name: " + line);
      }
    }
    boolean denied = said.stream().anyMatch(line -> line.startsWith("overstay: no "));
    for (String line : said) {
      if (line.contains("dumps go to ") && dumps.isEmpty() && !denied) {
        faults.add("no dump went there: " + line);
      }
    }
    if (dumps.size() > 1) {
      faults.add(dumps.size() + " dumps");
    }
    if (dumps.isEmpty()) {
      if (run.stdout().contains(ENDED_BY_THE_JVM)) {
        return "ended by the JVM itself";
      }
      if (said.isEmpty() && !(end.way() == Way.EXIT_SILENT)) {
        faults.add("neither dump nor line");
      }
      return "a line";
    }
    return left(end, dumps.get(0), said, faults);
  }

  private static String left(End end, Dump dump, List<String> said, List<String> faults) {
    if (dump.agent().missing() != null) {
      return "a small dump";
    }
    int findings = dump.findings().size();
    if (findings == 0 && end.live() != NOTHING) {
      faults.add("a whole dump without a finding");
    }
    if (findings > 0 && said.isEmpty() && end.way() != Way.EXIT_SILENT) {
      faults.add("findings, and nothing said");
    }
    if (said.stream().anyMatch(line -> line.startsWith("overstay: no dump, "))) {
      faults.add("a whole dump, and a line that denies it");
    }
    return "a dump, " + findings + (findings == 1 ? " finding" : " findings");
  }

  @Override
  public String toString() {
    return end + " | " + exit + " | " + left + " | " + said + " | " + faults;
  }
}
