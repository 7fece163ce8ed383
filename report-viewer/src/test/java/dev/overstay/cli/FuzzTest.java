package dev.overstay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.check.CheckFormatNames;
import dev.overstay.dump.VerdictText;
import dev.overstay.format.DumpReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * Whatever a file holds, each command that reads dumps says what is wrong in lines of its own and
 * never fails by itself. {@code -Dfuzz.dumps} says how many are broken, {@code -Dfuzz.from} from
 * which seed on.
 */
class FuzzTest {
  private static final Pattern INLINED = Pattern.compile("(?s)<(style|script)\\b[^>]*>.*?</\\1>");
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cntrl}\u0080-\u009f\u202a-\u202e\u2066-\u2069&&[^\n\t]]");

  private static final DocumentBuilder PARSER = parser();

  @TempDir Path dir = Path.of("");

  private static final String[] VERDICT = {"verdict"};
  private static final List<String> FORMATS = CheckFormatNames.forMachines();

  private int pages;
  private final List<String> faults = new ArrayList<>();

  @Test
  void noFileBreaksACommand() throws IOException {
    int dumps = Integer.getInteger("fuzz.dumps", 600);
    long from = Long.getLong("fuzz.from", 0);
    for (long seed = from; seed < from + dumps && faults.size() < 20; seed++) {
      String name = "mutant-" + seed + ".json";
      Files.write(dir.resolve(name), Mutant.of(seed));
      run(name, "report", "-o", "-", name);
      run(name, "validate", name);
      run(name, "check", name);
      run(name, "check", name, "--format", FORMATS.get((int) (seed % FORMATS.size())));
      verdict(name);
      Files.delete(dir.resolve(name));
    }
    // Else most were refused at their first lines, and little was tried.
    assertTrue(pages > dumps / 5, pages + " pages");
    assertEquals("", String.join("\n", faults));
  }

  /** What the agent and the commands say of a dump that can be read. */
  private void verdict(String file) {
    try (InputStream in = Files.newInputStream(dir.resolve(file))) {
      String text = VerdictText.of(DumpReader.read(in), "page.html");
      hold(!UNSEEN.matcher(text).find(), file, VERDICT, "control characters in " + text);
      hold(text.lines().allMatch(line -> line.length() < 900), file, VERDICT, text);
    } catch (IOException e) {
      // It is no dump: the commands have said so.
    }
  }

  private void run(String file, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit;
    try {
      CommandLine line =
          Main.commandLine(
              terminal(
                  new PrintStream(out, true, StandardCharsets.UTF_8),
                  new PrintStream(err, true, StandardCharsets.UTF_8)));
      exit = line.execute(args);
    } catch (StackOverflowError | OutOfMemoryError e) {
      faults.add(file + ": " + args[0] + ": " + e + " at " + e.getStackTrace()[0]);
      return;
    }
    String said = out.toString(StandardCharsets.UTF_8);
    String complained = err.toString(StandardCharsets.UTF_8);
    hold(exit >= 0 && exit <= 2, file, args, "exit " + exit);
    boolean trace = complained.contains("Exception") || complained.contains("\tat ");
    hold(!trace, file, args, complained);
    hold(!UNSEEN.matcher(said).find(), file, args, "control characters in stdout");
    hold(!UNSEEN.matcher(complained).find(), file, args, "control characters in " + complained);
    hold(exit != 2 || complained.contains(file), file, args, "exit 2 and " + complained);
    hold(complained.lines().allMatch(line -> line.length() < 500), file, args, complained);
    String last = args[args.length - 1];
    if (args[0].equals("report") && exit == 0) {
      pages++;
      wellFormed(INLINED.matcher(said).replaceAll(""), file, args);
    } else if (last.equals("junit") && !said.isEmpty()) {
      wellFormed(said, file, args);
    } else if (last.equals("sarif") && !said.isEmpty()) {
      String errors = SarifSchema.errors(said);
      hold(errors.isEmpty(), file, args, errors);
    }
  }

  private void wellFormed(String markup, String file, String... args) {
    try {
      PARSER.parse(new InputSource(new StringReader(markup)));
    } catch (SAXException | IOException e) {
      hold(false, file, args, "not well-formed: " + e.getMessage());
    }
  }

  private void hold(boolean holds, String file, String[] args, String fault) {
    if (!holds) {
      faults.add(file + ": " + args[0] + ": " + fault.substring(0, Math.min(900, fault.length())));
    }
  }

  private Terminal terminal(PrintStream out, PrintStream err) {
    return new Terminal(dir, out, err, Ansi.OFF, () -> 0, page -> {});
  }

  private static DocumentBuilder parser() {
    try {
      DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      parser.setErrorHandler(null);
      return parser;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }
}
