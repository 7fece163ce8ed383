package corpus.mq;

import corpus.Corpus;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka producer not closed (no broker needed): daemon network thread, which keeps connecting. */
public final class KafkaProducerCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, KafkaProducerCase::leaky, KafkaProducerCase::clean);
  }

  public static void leaky() {
    Corpus.keep(open());
  }

  public static void clean() {
    open().close(Duration.ZERO);
  }

  static KafkaProducer<String, String> open() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", "127.0.0.1:" + Corpus.respPort()),
        new StringSerializer(),
        new StringSerializer());
  }
}
