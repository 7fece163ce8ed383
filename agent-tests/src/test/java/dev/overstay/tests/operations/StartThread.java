package dev.overstay.tests.operations;

/** A thread is started and joined. */
public class StartThread extends AtDepth {
  private static void nothing() {}

  @Override
  protected void operation() throws Exception {
    Thread thread = new Thread(StartThread::nothing);
    thread.start();
    thread.join();
  }
}
