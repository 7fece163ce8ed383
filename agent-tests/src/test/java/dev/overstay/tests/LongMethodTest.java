package dev.overstay.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.tests.fork.Fork;
import dev.overstay.tests.fork.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line in a method of the greatest length, whose variables all live through a loop. */
class LongMethodTest {
  private static final int VARIABLES = 400;
  private static final int BRANCHES = 1_500;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path directory;

  private static String source() {
    StringBuilder source = new StringBuilder("public class LongMethod {\n");
    source.append("static Object object(int i) { return i; }\n");
    source.append("public static void main(String[] args) throws Exception {\n");
    for (int i = 0; i < VARIABLES; i++) {
      source.append("Object v").append(i).append(" = object(").append(i).append(");\n");
    }
    source.append("for (int k = 0; k < 2; k++) {\n");
    for (int i = 0; i < BRANCHES; i++) {
      source.append("if (k == ").append(i).append(") v").append(i % VARIABLES);
      source.append(" = object(k); else v").append(i * 7 % VARIABLES);
      source.append(" = object(").append(i).append(");\n");
    }
    source.append("}\nvar pool = java.util.concurrent.Executors.newFixedThreadPool(1);\n");
    return source.append("pool.submit(() -> {}).get();\nSystem.exit(7);\n}\n}\n").toString();
  }

  @Test
  void lineOfALongMethodIsReadInLittleTime() throws Exception {
    Path file = Files.writeString(directory.resolve("LongMethod.java"), source());
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    assertEquals(0, javac.run(null, null, null, "-g", "-d", directory + "", file + ""));
    Run run = Fork.of("LongMethod", directory.toString()).options("grace=100ms").run();
    assertEquals(7, run.exit());
    assertTrue(run.finding().fix().startsWith("Call pool.shutdown() "), run.finding().fix());
    // Two snapshots on a busy machine; ASM's own analysis takes ten times as long.
    assertTrue(run.dump().agent().snapshotMs() < 5_000, run.dump().agent() + "");
  }
}
