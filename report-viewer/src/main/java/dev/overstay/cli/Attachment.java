package dev.overstay.cli;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A connection to another JVM in which each request has a timeout: that JVM may be frozen, or too
 * busy to answer.
 */
final class Attachment implements AutoCloseable {
  private static final int TIMES = 10;
  private static final String TEMPORARY = "/tmp";

  private final JvmProcess jvm;
  private final long boundMs;
  private @Nullable VirtualMachine machine;
  private @Nullable Path staged;

  Attachment(JvmProcess jvm, long boundMs) {
    this.jvm = jvm;
    this.boundMs = boundMs;
  }

  /**
   * Calls {@code talk} with a timeout.
   *
   * @throws Mistake if the JVM does not answer in time, or refuses
   */
  <T extends @Nullable Object> T bounded(Callable<T> talk) throws IOException {
    FutureTask<T> task = new FutureTask<>(talk);
    Thread thread = new Thread(task, "attach");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(boundMs, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw jvm.isAlive() ? silent() : ended();
    } catch (InterruptedException e) {
      throw new Mistake("interrupted");
    } catch (ExecutionException e) {
      throw mistake(e.getCause());
    }
  }

  private Mistake silent() {
    return new Mistake(
        jvm.pid() + " does not answer: it is frozen, or can't reach a safepoint; try again later");
  }

  private Mistake ended() {
    return new Mistake(jvm.pid() + " has ended meanwhile; with the agent it has left a dump");
  }

  private Mistake mistake(@Nullable Throwable cause) {
    if (cause instanceof Mistake mistake) {
      return mistake;
    }
    if (jvm.endsSoon()) {
      return ended();
    }
    String message = cause == null ? "" : String.valueOf(cause.getMessage());
    if (cause instanceof NoClassDefFoundError) {
      return new Mistake("this Java has no module jdk.attach; run the command with a JDK's");
    }
    if (cause instanceof AttachNotSupportedException) {
      return message.contains("does not support") ? jvm.refusesTools() : silent();
    }
    if (cause instanceof AgentLoadException && message.contains("EnableDynamicAgentLoading")) {
      return new Mistake(
          jvm.pid()
              + " runs without the agent and lets none in: it runs with"
              + " -XX:-EnableDynamicAgentLoading; start it with -javaagent");
    }
    if (cause instanceof IOException
        || cause instanceof AgentLoadException
        || cause instanceof AgentInitializationException) {
      String why = cause.getMessage() == null ? "it gives no reason" : message;
      return new Mistake("can't attach to " + jvm.pid() + ": " + why);
    }
    throw new IllegalStateException(cause);
  }

  private VirtualMachine machine() throws IOException, AttachNotSupportedException {
    VirtualMachine attached = machine;
    if (attached == null) {
      attached = VirtualMachine.attach(Long.toString(jvm.pid()));
      machine = attached;
    }
    return attached;
  }

  /**
   * Asks the agent in the JVM for a snapshot. The agent names the file that it accepts as a
   * request, and looks for that file when it is asked the next time.
   *
   * @return the dump; null if the JVM runs without an agent
   */
  @Nullable Path askAgent() throws IOException, AttachNotSupportedException {
    for (int i = 0; i < TIMES; i++) {
      String name = machine().getAgentProperties().getProperty("dev.overstay.request");
      if (name == null) {
        return null;
      }
      Properties answer = ask(jvm.seen(name));
      String failure = answer.getProperty("dev.overstay.failure");
      if (failure != null) {
        throw new Mistake(jvm.pid() + " took no snapshot: " + failure);
      }
      String dump = answer.getProperty("dev.overstay.dump");
      if (dump != null) {
        return jvm.seen(dump);
      }
      // Another command asked in between, and got the answer.
    }
    throw new Mistake(jvm.pid() + " took no snapshot: others ask it all the time; try again later");
  }

  private Properties ask(Path request) throws IOException, AttachNotSupportedException {
    try {
      Files.createFile(request);
      // In a directory where users cannot remove each other's files.
      jvm.give(request);
    } catch (FileAlreadyExistsException e) {
      // Another command is asking right now, or was killed while asking.
    } catch (IOException e) {
      throw new Mistake(
          request.getParent()
              + ": can't be written to ask "
              + jvm.pid()
              + ", "
              + Mistake.reason(e));
    }
    try {
      return machine().getAgentProperties();
    } finally {
      Files.deleteIfExists(request);
    }
  }

  /**
   * Loads the agent for one snapshot.
   *
   * @return the dump, in a directory that {@link #close} deletes
   */
  Path loadAgent() throws Exception {
    AgentJar jar = AgentJar.running();
    if (jar == null) {
      throw new Mistake(
          jvm.pid() + " runs without the agent, and this jar has none; use overstay-agent.jar");
    }
    Path temporary = jvm.seen(TEMPORARY);
    Path directory =
        Files.createTempDirectory(
            Files.isDirectory(temporary)
                ? temporary
                : Path.of(System.getProperty("java.io.tmpdir", ".")),
            "overstay-");
    staged = directory;
    jar.stage(directory, jvm);
    String there =
        directory.startsWith(temporary)
            ? TEMPORARY + "/" + directory.getFileName()
            : directory.toAbsolutePath().toString();
    machine().loadAgent(there + "/entry.jar", there);
    try (Stream<Path> files = Files.list(directory)) {
      Path dump = files.filter(f -> f.toString().endsWith(".json")).findAny().orElse(null);
      if (dump != null) {
        return dump;
      }
    }
    Path said = directory.resolve("said");
    String reason = Files.exists(said) ? Files.readString(said).strip() : "it does not say why";
    throw new Mistake(jvm.pid() + " took no snapshot: " + reason);
  }

  @Override
  public void close() {
    try {
      if (staged != null) {
        try (Stream<Path> files = Files.list(staged)) {
          for (Path file : files.toList()) {
            Files.deleteIfExists(file);
          }
        }
        Files.deleteIfExists(staged);
      }
      if (machine != null) {
        machine.detach();
      }
    } catch (IOException e) {
      // The JVM has ended, or has a file open that can't be deleted for this reason. Neither
      // matters.
    }
  }
}
