package dev.overstay.tests.targets;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes many sockets one after another, deep in a stack, and closes or drops each; then takes so
 * many MB of heap and prints that it got them.
 */
public final class FillsHeap {
  private static final int FRAMES = 80;
  private static final int PART = 256 * 1024;

  private FillsHeap() {}

  public static void main(String[] args) throws IOException {
    descend(FRAMES, args[0].equals("closed"), Integer.parseInt(args[1]));
    int parts = Integer.parseInt(args[2]) * 4;
    List<byte[]> kept = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      kept.add(new byte[PART]);
    }
    System.out.println("filled " + kept.size() / 4);
    System.exit(0);
  }

  private static void descend(int frames, boolean close, int sockets) throws IOException {
    if (frames > 0) {
      descend(frames - 1, close, sockets);
      return;
    }
    for (int i = 0; i < sockets; i++) {
      if (close) {
        new DatagramSocket(null).close();
      } else {
        new Socket();
      }
    }
  }
}
