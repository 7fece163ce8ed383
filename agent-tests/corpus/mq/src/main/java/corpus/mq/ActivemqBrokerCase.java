package corpus.mq;

import corpus.Corpus;
import org.apache.activemq.broker.BrokerService;

/** Embedded ActiveMQ broker not stopped. */
public final class ActivemqBrokerCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, ActivemqBrokerCase::leaky, ActivemqBrokerCase::clean);
  }

  public static void leaky() throws Exception {
    start();
  }

  public static void clean() throws Exception {
    BrokerService broker = start();
    broker.stop();
    broker.waitUntilStopped();
  }

  static BrokerService start() throws Exception {
    BrokerService broker = new BrokerService();
    broker.setPersistent(false);
    broker.setUseJmx(false);
    broker.addConnector("tcp://127.0.0.1:0");
    broker.start();
    broker.waitUntilStarted();
    return broker;
  }
}
