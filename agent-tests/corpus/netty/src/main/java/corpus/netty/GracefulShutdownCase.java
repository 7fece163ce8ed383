package corpus.netty;

import corpus.Corpus;
import io.netty.channel.*;
import io.netty.channel.nio.NioEventLoopGroup;

/**
 * Control: shutdownGracefully() was called; its non-daemon threads end by themselves after about 2
 * s.
 */
public final class GracefulShutdownCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, GracefulShutdownCase::leaky, GracefulShutdownCase::clean);
  }

  public static void leaky() throws Exception {
    clean();
  }

  /** Closed by the book, without waiting: the threads stay for the quiet period of 2 s. */
  public static void clean() throws Exception {
    start().shutdownGracefully();
  }

  static EventLoopGroup start() throws Exception {
    EventLoopGroup group = new NioEventLoopGroup(1);
    group.submit(() -> {}).sync();
    return group;
  }
}
