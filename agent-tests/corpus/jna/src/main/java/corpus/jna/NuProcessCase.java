package corpus.jna;

import com.zaxxer.nuprocess.*;
import corpus.Corpus;
import java.util.concurrent.TimeUnit;

/**
 * NuProcess child left running: spawned through native code, neither ProcessBuilder nor
 * Runtime.exec.
 */
public final class NuProcessCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, NuProcessCase::leaky, NuProcessCase::clean);
  }

  public static void leaky() {
    Corpus.keep(start());
  }

  public static void clean() throws Exception {
    NuProcess process = start();
    process.destroy(true);
    process.waitFor(5, TimeUnit.SECONDS);
  }

  static NuProcess start() {
    return new NuProcessBuilder(new NuAbstractProcessHandler() {}, "sleep", "120").start();
  }
}
