package corpus.http;

import corpus.Corpus;
import org.eclipse.jetty.client.HttpClient;

/** Jetty 9 HttpClient not stopped. */
public final class JettyClientCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, JettyClientCase::leaky, JettyClientCase::clean);
  }

  public static void leaky() throws Exception {
    call();
  }

  public static void clean() throws Exception {
    call().stop();
  }

  static HttpClient call() throws Exception {
    HttpClient client = new HttpClient();
    client.start();
    client.GET("http://127.0.0.1:" + Corpus.httpPort() + "/");
    return client;
  }
}
