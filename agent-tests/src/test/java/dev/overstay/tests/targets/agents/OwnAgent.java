package dev.overstay.tests.targets.agents;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The application's own agent, which leaves a socket: started by the launcher, or by itself. */
public final class OwnAgent {
  private static final List<Object> kept = Collections.synchronizedList(new ArrayList<>());

  private OwnAgent() {}

  /** Leaves it. */
  public static void agentmain(String options, Instrumentation instrumentation) throws IOException {
    kept.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress())); // live: server-socket
  }

  /** Loads it from the jar of this path, if there is one. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0) {
      VirtualMachine itself = VirtualMachine.attach(String.valueOf(ProcessHandle.current().pid()));
      itself.loadAgent(arguments[0]);
      itself.detach();
    }
    System.exit(kept.size() == 1 ? 0 : 1);
  }
}
