package corpus.server;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import corpus.Corpus;

/** WireMock server not stopped. */
public final class WireMockCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, WireMockCase::leaky, WireMockCase::clean);
  }

  public static void leaky() {
    start();
  }

  public static void clean() {
    start().stop();
  }

  static WireMockServer start() {
    WireMockServer server =
        new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
    server.start();
    return server;
  }
}
