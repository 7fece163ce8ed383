package dev.overstay.tests.soak;

import java.util.List;

/**
 * One way of opening and closing resources.
 *
 * @param everySoManyRounds what takes long has its turn less often
 * @param body opens and closes
 */
record Churn(int everySoManyRounds, Body body) {
  /** All ways; each thread of the soak goes round them. */
  static final List<Churn> ALL =
      List.of(
          new Churn(1, ThreadChurn::thread),
          new Churn(1, ThreadChurn::pool),
          new Churn(1, ThreadChurn::scheduledPool),
          new Churn(1, ThreadChurn::forkJoinPool),
          new Churn(1, ThreadChurn::threadPerTask),
          new Churn(1, ThreadChurn::timer),
          new Churn(1, ThreadChurn::hook),
          new Churn(20, ThreadChurn::process),
          new Churn(1, SocketChurn::sockets),
          new Churn(1, SocketChurn::channels),
          new Churn(1, SocketChurn::unixChannels),
          new Churn(4, SocketChurn::asynchronousChannels),
          new Churn(1, SocketChurn::pipeInSelector),
          new Churn(1, SocketChurn::datagrams),
          new Churn(1, FileChurn::streams),
          new Churn(1, FileChurn::channels),
          new Churn(1, FileChurn::archive),
          new Churn(1, FileChurn::watchService),
          new Churn(20, HttpChurn::request));

  /** What opens and closes. */
  interface Body {
    void run() throws Exception;
  }
}
