package corpus.jdk;

import corpus.Corpus;
import java.io.InputStream;
import java.net.URI;

/**
 * Control: HttpURLConnection keeps an idle connection and a Keep-Alive-Timer daemon thread of its
 * own.
 */
public final class UrlKeepAliveCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, UrlKeepAliveCase::leaky, UrlKeepAliveCase::clean);
  }

  public static void leaky() throws Exception {
    clean();
  }

  /**
   * Nothing is left to close here: the stream is read and closed; the JDK caches the connection.
   */
  public static void clean() throws Exception {
    try (InputStream in =
        URI.create("http://127.0.0.1:" + Corpus.httpPort() + "/").toURL().openStream()) {
      in.readAllBytes();
    }
  }
}
