package dev.overstay.tests.operations;

import java.nio.channels.SocketChannel;

/** A channel is opened and closed without a connection: the least that a channel can cost. */
public class OpenChannel extends AtDepth {
  @Override
  protected void operation() throws Exception {
    SocketChannel.open().close();
  }
}
