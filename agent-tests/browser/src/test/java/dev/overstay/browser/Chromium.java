package dev.overstay.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A headless Chromium with an empty profile: starts it, and ends all of it. */
final class Chromium implements AutoCloseable {
  private static final File BROWSER = new File("/usr/bin/chromium");
  private static final File DRIVER = new File("/usr/bin/chromedriver");

  // It would say that it has no typed classes for this browser's protocol; none are used.
  private static final Logger DEVTOOLS = Logger.getLogger("org.openqa.selenium");

  private final Marked marked = new Marked();
  private final Path profile;
  private final ChromeDriverService service;

  /** What drives it. */
  final ChromeDriver driver;

  Chromium() throws IOException {
    DEVTOOLS.setLevel(Level.SEVERE);
    profile = Files.createTempDirectory("overstay-browser");
    service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER)
            .usingAnyFreePort()
            .withSilent(true)
            .withEnvironment(Map.of(Marked.VARIABLE, marked.value, "HOME", profile.toString()))
            .build();
    ChromeOptions options = new ChromeOptions();
    options.setBinary(BROWSER);
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        // No name is ever looked up: pages come from files and from this machine.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--user-data-dir=" + profile);
    try {
      driver = new ChromeDriver(service, options);
    } catch (RuntimeException e) {
      service.stop();
      marked.processes().forEach(ProcessHandle::destroyForcibly);
      delete();
      throw e;
    }
  }

  /** What is missing on this machine, and how to get it; null where nothing is. */
  static @Nullable String missing() {
    for (File needed : List.of(BROWSER, DRIVER)) {
      if (!needed.canExecute()) {
        return "no "
            + needed
            + "; apt-get install -y --no-install-recommends chromium chromium-driver";
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    List<ProcessHandle> processes = processes();
    driver.quit();
    service.stop();
    try {
      Await.until(
          "the browser has ended", () -> processes.stream().noneMatch(ProcessHandle::isAlive));
      assertEquals(List.of(), marked.processes());
    } finally {
      processes.forEach(ProcessHandle::destroyForcibly);
      marked.processes().forEach(ProcessHandle::destroyForcibly);
      delete();
    }
  }

  // Some rewrite their own environment, and some leave their parent: each way finds the others.
  private List<ProcessHandle> processes() {
    List<ProcessHandle> all = new ArrayList<>(marked.processes());
    for (ProcessHandle process : List.copyOf(all)) {
      process.descendants().filter(child -> !all.contains(child)).forEach(all::add);
    }
    return all;
  }

  private void delete() throws IOException {
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
