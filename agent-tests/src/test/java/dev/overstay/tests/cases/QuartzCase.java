package dev.overstay.tests.cases;

import org.quartz.Scheduler;
import org.quartz.impl.StdSchedulerFactory;

/** A Quartz scheduler, not shut down: its own thread and ten workers. */
public final class QuartzCase {
  private QuartzCase() {}

  public static void main(String[] args) throws Exception {
    Variants.main(args, QuartzCase::leaky, QuartzCase::clean);
  }

  private static void leaky() throws Exception {
    start();
  }

  private static void clean() throws Exception {
    start().shutdown(true);
  }

  private static Scheduler start() throws Exception {
    Scheduler scheduler = StdSchedulerFactory.getDefaultScheduler(); // live: thread
    scheduler.start();
    return scheduler;
  }
}
