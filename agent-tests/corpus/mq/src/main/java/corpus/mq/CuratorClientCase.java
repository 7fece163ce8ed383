package corpus.mq;

import corpus.Corpus;
import org.apache.curator.framework.*;
import org.apache.curator.retry.RetryOneTime;
import org.apache.curator.test.TestingServer;

/** Curator client and TestingServer not closed. */
public final class CuratorClientCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, CuratorClientCase::leaky, CuratorClientCase::clean);
  }

  public static void leaky() throws Exception {
    Corpus.keep(connect(Corpus.keep(new TestingServer())));
  }

  public static void clean() throws Exception {
    try (TestingServer server = new TestingServer()) {
      connect(server).close();
    }
  }

  static CuratorFramework connect(TestingServer server) throws Exception {
    CuratorFramework curator =
        CuratorFrameworkFactory.newClient(server.getConnectString(), new RetryOneTime(10));
    curator.start();
    curator.blockUntilConnected();
    return curator;
  }
}
