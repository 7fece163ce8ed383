package corpus;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs one variant of a case. What happens at the end is chosen by -Dcorpus.end=return|exit|hold.
 */
public final class Corpus {
  public interface Body {
    void run() throws Exception;
  }

  private static final List<Object> KEPT = new ArrayList<>();

  private Corpus() {}

  /** Keeps an object reachable, so that a leak does not depend on the garbage collector. */
  public static <T> T keep(T object) {
    KEPT.add(object);
    return object;
  }

  /** Port of the stub server, which runs in a process of its own. */
  public static int httpPort() {
    return Integer.getInteger("corpus.http.port", 18080);
  }

  public static int respPort() {
    return Integer.getInteger("corpus.resp.port", 16379);
  }

  /** Path of the stub's unix domain socket. */
  public static String unixSocket() {
    return System.getProperty("corpus.unix", System.getProperty("java.io.tmpdir") + "/stub.sock");
  }

  public static void main(String[] args, Body leaky, Body clean) throws Exception {
    (args.length > 0 && args[0].equals("clean") ? clean : leaky).run();
    switch (System.getProperty("corpus.end", "return")) {
      case "exit":
        System.exit(0);
        break;
      case "hold":
        System.out.println("AT-END");
        while (System.in.read() != '\n') {}
        break;
      default:
    }
  }

  /** For the JUnit form. */
  public static void test(Body leaky, Body clean) throws Exception {
    (System.getProperty("corpus.variant", "leaky").equals("clean") ? clean : leaky).run();
  }
}
