package corpus.jdk;

import corpus.Corpus;
import java.util.Scanner;

/**
 * Process started through a shell that ends: the grandchild is re-parented and is no descendant of
 * the JVM any more.
 */
public final class OrphanProcessCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, OrphanProcessCase::leaky, OrphanProcessCase::clean);
  }

  public static void leaky() throws Exception {
    startDaemon();
  }

  public static void clean() throws Exception {
    long pid = startDaemon();
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    Thread.sleep(200);
  }

  static long startDaemon() throws Exception {
    Process shell = new ProcessBuilder("sh", "-c", "sleep 120 >/dev/null 2>&1 & echo $!").start();
    long pid;
    try (Scanner in = new Scanner(shell.getInputStream())) {
      pid = in.nextLong();
    }
    shell.waitFor();
    return pid;
  }
}
