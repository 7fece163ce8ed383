package dev.overstay.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerRunTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "docker run postgres | - | postgres",
        "docker run --name pg postgres | pg | postgres",
        "docker run --name=pg postgres:15 -c name=x | pg | postgres:15",
        "docker run -d -p 80:80 --network host nginx | - | nginx",
        "docker run -dp 80:80 nginx | - | nginx",
        "docker run -p80:80 -it --rm nginx sh -c --name | - | nginx",
        "docker run -e A=b --env=C=d -v /a:/b --entrypoint sh alpine -c ls | - | alpine",
        "docker run -- alpine | - | alpine",
        "docker container run --name a alpine | a | alpine",
        "docker --context remote -H tcp://h:1 run alpine | - | alpine",
        "docker -D --tls run alpine | - | alpine",
        "/usr/bin/docker run alpine | - | alpine",
        "sudo -E docker run alpine | - | alpine",
        "env DOCKER_HOST=unix:///x docker run alpine | - | alpine",
        "podman run --replace --name x quay.io/a/b@sha256:0 | x | quay.io/a/b@sha256:0",
        "nerdctl -n k8s.io run --name x alpine | x | alpine",
        "docker run --of-a-later-version=7 alpine | - | alpine",
        "docker run --of-a-later-version 7 alpine | - | alpine",
        "docker run --of-a-later-version alpine | - | alpine",
        "docker run --name x | x | -",
      })
  void namesContainerAndImage(String command, @Nullable String name, @Nullable String image) {
    ContainerRun run = ContainerRun.of(command.strip().split(" ", -1));
    assertNotNull(run);
    assertEquals(name, run.name);
    assertEquals(image, run.image);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker",
        "docker ps --name run",
        "docker run",
        "docker run --rm",
        "docker exec x run y",
        "sh -c docker run alpine",
        "sudo",
        "echo docker run alpine",
      })
  void isSilentOfWhatRunsNone(String command) {
    assertNull(ContainerRun.of(command.split(" ", -1)));
  }
}
