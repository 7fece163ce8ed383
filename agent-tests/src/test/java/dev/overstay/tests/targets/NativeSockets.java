package dev.overstay.tests.targets;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.channels.ServerSocketChannel;
import java.util.List;

/** Sockets that Java does not know, or does not know any more. */
final class NativeSockets {
  /** Handles nothing, for every connection. */
  @ChannelHandler.Sharable
  private static final class Nothing extends ChannelInboundHandlerAdapter {}

  private NativeSockets() {}

  static List<AutoCloseable> epollServer() throws Exception {
    EpollEventLoopGroup group = new EpollEventLoopGroup(1);
    ServerBootstrap bootstrap =
        new ServerBootstrap().group(group).channel(EpollServerSocketChannel.class);
    Channel server =
        bootstrap.childHandler(new Nothing()).bind(Sockets.ANY).sync().channel(); // live: thread
    return List.of(() -> group.shutdownGracefully().sync(), () -> server.close().sync());
  }

  /** A channel without a Cleaner keeps its descriptor when it is collected unclosed. */
  static List<AutoCloseable> forgotten() throws IOException {
    WeakReference<Object> channel = open();
    while (channel.get() != null) {
      System.gc();
    }
    return List.of();
  }

  private static WeakReference<Object> open() throws IOException {
    return new WeakReference<>(ServerSocketChannel.open().bind(Sockets.ANY));
  }
}
