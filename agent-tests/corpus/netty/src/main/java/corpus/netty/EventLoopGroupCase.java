package corpus.netty;

import corpus.Corpus;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.*;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;

/** Netty 4 NioEventLoopGroup with a bound server channel, not shut down. */
public final class EventLoopGroupCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, EventLoopGroupCase::leaky, EventLoopGroupCase::clean);
  }

  public static void leaky() throws Exception {
    bind();
  }

  public static void clean() throws Exception {
    EventLoopGroup group = bind();
    group.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS).sync();
  }

  static EventLoopGroup bind() throws Exception {
    EventLoopGroup group = new NioEventLoopGroup(2);
    new ServerBootstrap()
        .group(group)
        .channel(NioServerSocketChannel.class)
        .childHandler(new ChannelInboundHandlerAdapter())
        .bind("127.0.0.1", 0)
        .sync();
    return group;
  }
}
