package dev.overstay.browser;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Draws the picture in README: the newest page that the demo left. */
@Tag("picture")
@ExtendWith(SharedBrowser.class)
class PagePicture {
  private static final Path DEMO = Jvm.root().resolve("agent-tests/demo/target/overstay");
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 1150;

  @Test
  void theDemosPageIsDrawn(Browser browser) throws IOException {
    Path page = newest();
    browser.withoutScrollBars();
    browser.size(WIDTH, HEIGHT);
    browser.open(page);
    Files.write(Jvm.root().resolve("docs/page.png"), browser.picture());
  }

  private static Path newest() throws IOException {
    Path newest = null;
    if (Files.isDirectory(DEMO)) {
      try (DirectoryStream<Path> pages = Files.newDirectoryStream(DEMO, "*.html")) {
        for (Path page : pages) {
          if (newest == null || made(page).compareTo(made(newest)) > 0) {
            newest = page;
          }
        }
      }
    }
    return newest == null
        ? fail("no page of the demo; run 'mvn -B -ntp -Pdemo verify' first")
        : newest;
  }

  private static FileTime made(Path page) throws IOException {
    return Files.getLastModifiedTime(page);
  }
}
