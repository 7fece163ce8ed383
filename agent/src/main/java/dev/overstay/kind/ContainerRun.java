package dev.overstay.kind;

import dev.overstay.base.Late;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The container that a command line like {@code docker run} starts. */
@Late
final class ContainerRun {
  private static final Set<String> CLIENTS = Set.of("docker", "podman", "nerdctl");

  // Every other option has a value, after "=" or as the next word.
  private static final Set<String> SWITCHES =
      Set.of(
          "debug",
          "debug-full",
          "detach",
          "disable-content-trust",
          "env-host",
          "experimental",
          "help",
          "http-proxy",
          "init",
          "insecure-registry",
          "interactive",
          "no-healthcheck",
          "no-hostname",
          "no-hosts",
          "oom-kill-disable",
          "passwd",
          "privileged",
          "publish-all",
          "quiet",
          "read-only",
          "read-only-tmpfs",
          "remote",
          "replace",
          "rm",
          "rmi",
          "rootfs",
          "sig-proxy",
          "syslog",
          "tls",
          "tls-verify",
          "tlsverify",
          "transient-store",
          "tty",
          "unsetenv-all",
          "use-api-socket");
  private static final String SHORT_SWITCHES = "DPdiqrt";

  private final String[] words;
  private int at;
  private boolean tookLast;

  /** The client: {@code docker}, {@code podman} or {@code nerdctl}. */
  final String client;

  /** The container's name; null if the command line does not give one. */
  @Nullable String name;

  /** The image; null if the command line does not show it. */
  @Nullable String image;

  private ContainerRun(String[] words, int start) {
    this.words = words;
    this.client = base(words[start]);
    this.at = start + 1;
  }

  /** Parses the words; null if they do not run a container. */
  static @Nullable ContainerRun of(String[] words) {
    int start = 0;
    // sudo -E docker, env DOCKER_HOST=… docker
    while (start < words.length
        && (base(words[start]).equals("sudo")
            || base(words[start]).equals("env")
            || words[start].startsWith("-")
            || words[start].indexOf('=') > 0)) {
      start++;
    }
    if (start >= words.length || !CLIENTS.contains(base(words[start]))) {
      return null;
    }
    ContainerRun run = new ContainerRun(words, start);
    return run.read() && (run.image != null || run.name != null) ? run : null;
  }

  private boolean read() {
    options();
    if (at < words.length && words[at].equals("container")) {
      at++;
      options();
    }
    if (at >= words.length || !words[at].equals("run")) {
      return false;
    }
    at++;
    options();
    // There must be an image. If none is left, an unknown option of a later version was taken to
    // have a value, and that word is the image.
    int place = tookLast ? words.length - 1 : at;
    image = place < words.length ? words[place] : null;
    return true;
  }

  private void options() {
    while (at < words.length && words[at].length() > 1 && words[at].startsWith("-")) {
      String word = words[at];
      at++;
      if (word.equals("--")) {
        return;
      }
      if (word.startsWith("--")) {
        wordOption(word.substring(2));
      } else {
        letterOptions(word);
      }
    }
  }

  private void wordOption(String option) {
    int equals = option.indexOf('=');
    String key = equals < 0 ? option : option.substring(0, equals);
    String value = equals < 0 ? null : option.substring(equals + 1);
    if (value == null && !SWITCHES.contains(key)) {
      value = at < words.length ? words[at] : null;
      tookLast = at == words.length - 1 && !key.equals("name");
      at++;
    }
    if (key.equals("name")) {
      name = value;
    }
  }

  // -it, -dp 80:80, -p80:80
  private void letterOptions(String word) {
    for (int i = 1; i < word.length(); i++) {
      if (SHORT_SWITCHES.indexOf(word.charAt(i)) < 0) {
        at += i == word.length() - 1 ? 1 : 0;
        return;
      }
    }
  }

  private static String base(String word) {
    return word.substring(word.lastIndexOf('/') + 1);
  }
}
