package corpus.db;

import corpus.Corpus;
import org.h2.tools.Server;

/** H2 TCP server not stopped. */
public final class H2ServerCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, H2ServerCase::leaky, H2ServerCase::clean);
  }

  public static void leaky() throws Exception {
    start();
  }

  public static void clean() throws Exception {
    start().stop();
  }

  static Server start() throws Exception {
    return Server.createTcpServer("-tcpPort", "0").start();
  }
}
