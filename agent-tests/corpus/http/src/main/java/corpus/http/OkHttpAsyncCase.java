package corpus.http;

import corpus.Corpus;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import okhttp3.*;

/**
 * OkHttp 3 asynchronous call: the non-daemon dispatcher thread stays for 60 s, the pooled
 * connection for 5 min.
 */
public final class OkHttpAsyncCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, OkHttpAsyncCase::leaky, OkHttpAsyncCase::clean);
  }

  public static void leaky() throws Exception {
    call();
  }

  public static void clean() throws Exception {
    OkHttpClient client = call();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  static OkHttpClient call() throws Exception {
    OkHttpClient client = Corpus.keep(new OkHttpClient());
    CountDownLatch done = new CountDownLatch(1);
    client
        .newCall(new Request.Builder().url("http://127.0.0.1:" + Corpus.httpPort() + "/").build())
        .enqueue(
            new Callback() {
              @Override
              public void onFailure(Call call, IOException e) {
                done.countDown();
              }

              @Override
              public void onResponse(Call call, Response response) {
                response.close();
                done.countDown();
              }
            });
    done.await();
    return client;
  }
}
