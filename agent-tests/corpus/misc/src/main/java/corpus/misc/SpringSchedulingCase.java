package corpus.misc;

import corpus.Corpus;
import org.springframework.context.annotation.*;
import org.springframework.scheduling.annotation.*;

/** Spring context with @Scheduled not closed. */
public final class SpringSchedulingCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, SpringSchedulingCase::leaky, SpringSchedulingCase::clean);
  }

  @Configuration
  @EnableScheduling
  static class App {
    @Scheduled(fixedRate = 1000)
    public void tick() {}
  }

  public static void leaky() {
    start();
  }

  public static void clean() {
    start().close();
  }

  static AnnotationConfigApplicationContext start() {
    return new AnnotationConfigApplicationContext(App.class);
  }
}
