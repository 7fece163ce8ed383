package corpus.http;

import corpus.Corpus;
import java.util.concurrent.TimeUnit;
import org.apache.http.client.methods.*;
import org.apache.http.impl.client.*;
import org.apache.http.util.EntityUtils;

/** Apache HttpClient 4 with idle eviction, not closed. */
public final class ApacheClientCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, ApacheClientCase::leaky, ApacheClientCase::clean);
  }

  public static void leaky() throws Exception {
    Corpus.keep(call());
  }

  public static void clean() throws Exception {
    call().close();
  }

  static CloseableHttpClient call() throws Exception {
    CloseableHttpClient client =
        HttpClients.custom().evictIdleConnections(30, TimeUnit.SECONDS).build();
    try (CloseableHttpResponse response =
        client.execute(new HttpGet("http://127.0.0.1:" + Corpus.httpPort() + "/"))) {
      EntityUtils.consume(response.getEntity());
    }
    return client;
  }
}
