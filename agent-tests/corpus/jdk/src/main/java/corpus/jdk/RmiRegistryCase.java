package corpus.jdk;

import corpus.Corpus;
import java.rmi.registry.*;
import java.rmi.server.UnicastRemoteObject;

/** RMI registry not unexported. */
public final class RmiRegistryCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, RmiRegistryCase::leaky, RmiRegistryCase::clean);
  }

  public static void leaky() throws Exception {
    Corpus.keep(startRegistry());
  }

  public static void clean() throws Exception {
    UnicastRemoteObject.unexportObject(startRegistry(), true);
  }

  static Registry startRegistry() throws Exception {
    return LocateRegistry.createRegistry(0);
  }
}
