package corpus.misc;

import corpus.Corpus;
import org.springframework.context.annotation.*;
import org.springframework.scheduling.annotation.*;

/**
 * Spring context left to its shutdown hook, as the Spring test context cache does: by System.exit
 * it is closed properly, by return it hangs.
 */
public final class SpringHookCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, SpringHookCase::leaky, SpringHookCase::clean);
  }

  public static void leaky() {
    start().registerShutdownHook();
  }

  public static void clean() {
    AnnotationConfigApplicationContext context = start();
    context.registerShutdownHook();
    context.close();
  }

  static AnnotationConfigApplicationContext start() {
    return new AnnotationConfigApplicationContext(SpringSchedulingCase.App.class);
  }
}
