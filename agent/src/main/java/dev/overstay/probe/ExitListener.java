package dev.overstay.probe;

import java.util.Properties;

/** Is notified, on the thread concerned, of the end of the JVM and of requests from outside. */
public interface ExitListener {
  int MAIN_ENDED = 0;
  int MAIN_FAILED = 1;
  int THREAD_ENDED = 2;
  int EXIT_CALLED = 3;
  int HOOKS_BEGIN = 4;
  int HOOKS_ENDED = 5;
  int HALT_CALLED = 6;

  /** Calls the method for one of the events above. */
  default void hear(int event, int status) {
    switch (event) {
      case MAIN_ENDED -> mainEnded();
      case MAIN_FAILED -> mainFailed();
      case THREAD_ENDED -> threadEnded();
      case EXIT_CALLED -> exitCalled(status);
      case HOOKS_BEGIN -> hooksBegin();
      case HOOKS_ENDED -> hooksEnded();
      default -> haltCalled(status);
    }
  }

  /** The main thread is about to end. */
  void mainEnded();

  /** The main thread is about to end with an uncaught exception. */
  void mainFailed();

  /** The current thread, not main, is about to end; only called if all threads were requested. */
  void threadEnded();

  /**
   * {@code System.exit}, or a signal that means it, with this status; another call may come first.
   */
  void exitCalled(int status);

  /** The exit begins: this thread called it, or the last non-daemon thread has ended. */
  void hooksBegin();

  /** The shutdown hooks have returned. */
  void hooksEnded();

  /** The JVM is halted with this status, after its hooks or without them. */
  void haltCalled(int status);

  /** An attached tool asks for these properties: the system's, or those of agents. */
  void propertiesAsked(Properties properties);
}
