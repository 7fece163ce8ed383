package corpus.misc;

import corpus.Corpus;
import org.quartz.*;
import org.quartz.impl.StdSchedulerFactory;

/** Quartz scheduler not shut down. */
public final class QuartzCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, QuartzCase::leaky, QuartzCase::clean);
  }

  public static void leaky() throws Exception {
    start();
  }

  public static void clean() throws Exception {
    start().shutdown(true);
    Thread.sleep(1000);
  }

  static Scheduler start() throws Exception {
    Scheduler scheduler = StdSchedulerFactory.getDefaultScheduler();
    scheduler.start();
    return scheduler;
  }
}
