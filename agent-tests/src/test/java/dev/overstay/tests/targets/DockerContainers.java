package dev.overstay.tests.targets;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.overstay.tests.docker.Engine;

/** Containers started through docker-java, left or ended in each of the ways there are. */
public final class DockerContainers {
  private DockerContainers() {}

  /** The way, and the engine's address. */
  public static void main(String[] args) throws Exception {
    DefaultDockerClientConfig config =
        DefaultDockerClientConfig.createDefaultConfigBuilder().withDockerHost(args[1]).build();
    ZerodepDockerHttpClient.Builder transport =
        new ZerodepDockerHttpClient.Builder().dockerHost(config.getDockerHost());
    DockerClient docker = DockerClientImpl.getInstance(config, transport.build());
    switch (args[0]) {
      case "left" -> left(docker);
      case "again" -> again(docker);
      case "reloaded" -> reloaded(docker);
      case "client" -> client(docker);
      case "both" -> both(docker);
      case "ended" -> ended(docker);
      default -> throw new IllegalArgumentException(args[0]);
    }
    if (!args[0].equals("client") && !args[0].equals("both")) {
      docker.close();
    }
  }

  private static String create(DockerClient docker, String image) {
    return docker.createContainerCmd(image).exec().getId();
  }

  private static String start(DockerClient docker, String image) {
    String id = create(docker, image);
    docker.startContainerCmd(id).exec();
    return id;
  }

  private static void left(DockerClient docker) {
    docker.createContainerCmd("acme/orders:7").withName("orders").exec();
    docker.startContainerCmd("orders").exec(); // live: container
    docker.inspectContainerCmd("orders").exec();
  }

  private static void again(DockerClient docker) {
    String id = start(docker, "acme/orders:7");
    docker.stopContainerCmd(id).exec();
    docker.restartContainerCmd(id).exec(); // live: container
  }

  private static void reloaded(DockerClient docker) {
    String id = create(docker, "acme/orders:7");
    docker.startContainerCmd(id).exec(); // live: container
    docker.killContainerCmd(id).withSignal("SIGHUP").exec();
    try {
      docker.removeContainerCmd(id).exec();
      throw new IllegalStateException("a container that runs was removed");
    } catch (RuntimeException e) {
      if (!e.getClass().getSimpleName().equals("ConflictException")) {
        throw e;
      }
    }
  }

  private static void client(DockerClient docker) {
    docker.pingCmd().exec(); // live: socket
    Kept.keep(docker);
  }

  private static void both(DockerClient docker) {
    docker.startContainerCmd(create(docker, "acme/orders:7")).exec();
    docker.startContainerCmd(create(docker, "acme/orders:7")).exec();
    Kept.keep(docker);
  }

  private static void ended(DockerClient docker) {
    create(docker, "acme/orders:7");
    docker.stopContainerCmd(start(docker, "acme/orders:7").substring(0, 12)).exec();
    docker.killContainerCmd(start(docker, "acme/orders:7")).exec();
    docker.killContainerCmd(start(docker, "acme/orders:7")).withSignal("SIGTERM").exec();
    docker.removeContainerCmd(start(docker, "acme/orders:7")).withForce(true).exec();
    docker.createContainerCmd("acme/orders:7").withName("orders").exec();
    docker.startContainerCmd("orders").exec();
    docker.stopContainerCmd("orders").exec();
    docker.startContainerCmd("orders").exec();
    docker.removeContainerCmd("orders").withForce(true).exec();
    foundEnded(docker);
  }

  /** Containers that ended by themselves, as the engine says at the next command. */
  private static void foundEnded(DockerClient docker) {
    try {
      docker.stopContainerCmd(start(docker, Engine.ENDS)).exec();
      throw new IllegalStateException("stopped what had ended");
    } catch (NotModifiedException expected) {
      // That is what the engine says.
    }
    gone(() -> docker.stopContainerCmd(start(docker, Engine.VANISHES)).exec());
    gone(() -> docker.killContainerCmd(start(docker, Engine.VANISHES)).exec());
    gone(() -> docker.removeContainerCmd(start(docker, Engine.VANISHES)).exec());
    gone(() -> docker.inspectContainerCmd(start(docker, Engine.VANISHES)).exec());
  }

  private static void gone(Runnable command) {
    try {
      command.run();
      throw new IllegalStateException("found what had gone");
    } catch (NotFoundException expected) {
      // That is what the engine says.
    }
  }
}
