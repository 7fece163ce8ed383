package corpus.server;

import corpus.Corpus;
import okhttp3.mockwebserver.MockWebServer;

/** OkHttp MockWebServer 4 not shut down. */
public final class MockWebServerCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, MockWebServerCase::leaky, MockWebServerCase::clean);
  }

  public static void leaky() throws Exception {
    Corpus.keep(start());
  }

  public static void clean() throws Exception {
    start().shutdown();
  }

  static MockWebServer start() throws Exception {
    MockWebServer server = new MockWebServer();
    server.start();
    return server;
  }
}
