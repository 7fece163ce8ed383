package corpus.jdk;

import corpus.Corpus;
import java.net.*;

/** Server socket left open, no thread. */
public final class ServerSocketCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, ServerSocketCase::leaky, ServerSocketCase::clean);
  }

  public static void leaky() throws Exception {
    Corpus.keep(freePort());
  }

  public static void clean() throws Exception {
    freePort().close();
  }

  static ServerSocket freePort() throws Exception {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }
}
