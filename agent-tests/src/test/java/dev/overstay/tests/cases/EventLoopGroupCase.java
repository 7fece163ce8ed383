package dev.overstay.tests.cases;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.util.concurrent.TimeUnit;

/** A Netty event loop group with a bound server channel, not shut down. */
public final class EventLoopGroupCase {
  private EventLoopGroupCase() {}

  public static void main(String[] args) throws Exception {
    Variants.main(args, EventLoopGroupCase::leaky, EventLoopGroupCase::clean);
  }

  private static void leaky() throws Exception {
    bind();
  }

  private static void clean() throws Exception {
    bind().shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
  }

  private static EventLoopGroup bind() throws Exception {
    EventLoopGroup group = new NioEventLoopGroup(2);
    ServerBootstrap bootstrap = new ServerBootstrap().group(group);
    bootstrap.channel(NioServerSocketChannel.class);
    bootstrap.childHandler(new ChannelInboundHandlerAdapter());
    bootstrap.bind("127.0.0.1", 0).sync(); // live: server-socket
    return group;
  }
}
