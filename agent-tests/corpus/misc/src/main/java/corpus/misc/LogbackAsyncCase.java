package corpus.misc;

import ch.qos.logback.classic.*;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import corpus.Corpus;

/** Logback AsyncAppender not stopped: a daemon worker. */
public final class LogbackAsyncCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, LogbackAsyncCase::leaky, LogbackAsyncCase::clean);
  }

  public static void leaky() {
    Corpus.keep(start());
  }

  public static void clean() {
    start().stop();
  }

  static LoggerContext start() {
    LoggerContext context = new LoggerContext();
    ListAppender<ILoggingEvent> list = new ListAppender<>();
    list.setContext(context);
    list.start();
    AsyncAppender async = new AsyncAppender();
    async.setContext(context);
    async.addAppender(list);
    async.start();
    Logger root = context.getLogger("ROOT");
    root.addAppender(async);
    root.info("x");
    return context;
  }
}
