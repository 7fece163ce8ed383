package dev.overstay.ledger;

import java.util.Properties;

/** Hears, on the thread concerned, how the JVM comes to its end, and who asks from outside. */
public interface ExitListener {
  /** The main thread is about to end. */
  void mainEnded();

  /** The main thread is about to end by an exception that nobody caught. */
  void mainFailed();

  /** The current thread, not main, is about to end; told where all threads were asked for. */
  void threadEnded();

  /** {@code System.exit}, or a signal that means it, with this status; another may come first. */
  void exitCalled(int status);

  /** The exit begins: by that call of this thread, or because the last non-daemon thread ended. */
  void hooksBegin();

  /** The shutdown hooks have returned. */
  void hooksEnded();

  /** The JVM is halted with this status: after its hooks, or without. */
  void haltCalled(int status);

  /** A tool that is attached asks for these properties: the system's, or those of agents. */
  void propertiesAsked(Properties properties);
}
