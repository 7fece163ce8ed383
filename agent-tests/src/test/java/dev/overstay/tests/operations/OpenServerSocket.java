package dev.overstay.tests.operations;

import java.net.InetAddress;
import java.net.ServerSocket;

/** A listening socket is opened and closed. */
public class OpenServerSocket extends AtDepth {
  private final InetAddress loopback = InetAddress.getLoopbackAddress();

  @Override
  protected void operation() throws Exception {
    new ServerSocket(0, 1, loopback).close();
  }
}
