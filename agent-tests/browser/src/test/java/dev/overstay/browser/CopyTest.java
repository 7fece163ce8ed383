package dev.overstay.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.dump.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the copy buttons put on the clipboard, read from the clipboard. */
@ExtendWith(SharedBrowser.class)
class CopyTest {
  private final Browser browser;
  private final PageUnderTest page;
  private final Made demo;
  private final Finding pool;
  private final String stack;

  CopyTest(Browser browser, PageUnderTest page, Pages pages) {
    this.browser = browser;
    this.page = page;
    demo = pages.of(Subject.DEMO);
    pool = demo.finding("pool-1");
    stack = demo.birth(pool);
  }

  @BeforeEach
  void open() {
    browser.open(demo.html(), pool.id());
    browser.clipboard("before");
  }

  @Test
  void theButtonCopiesTheStackWithItsFoldedFrames() {
    page.copyStack(pool.id());
    Await.until("it is copied", () -> page.saysCopied(pool.id()));
    assertEquals(stack, browser.clipboard());
    assertTrue(stack.startsWith("\tat java.util.concurrent.ThreadPoolExecutor.<init>("), stack);
    assertTrue(stack.contains("\n\tat org.junit."), stack);
  }

  @Test
  void theButtonSaysSoForAMoment() {
    page.copyStack(pool.id());
    Await.until("it says so", () -> page.saysCopied(pool.id()));
    Await.until("it offers to copy again", () -> !page.saysCopied(pool.id()));
  }

  @Test
  void whatWasCopiedCanBePastedElsewhere(@TempDir Path folder) throws IOException {
    page.copyStack(pool.id());
    Await.until("it is copied", () -> page.saysCopied(pool.id()));
    Path form = folder.resolve("form.html");
    Files.writeString(form, "<title>form</title><textarea autofocus></textarea>");
    try (LocalServer server = new LocalServer(folder, "default-src 'self'")) {
      browser.open(server.url(form));
      browser.click("textarea");
      browser.control("v");
      assertEquals(stack, browser.text("return document.querySelector('textarea').value"));
    }
  }

  @Test
  void aRefusedClipboardIsGoneAround() {
    browser.early("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))");
    browser.reload();
    page.copyStack(pool.id());
    Await.until("it is copied", () -> page.saysCopied(pool.id()));
    assertEquals(stack, browser.clipboard());
  }

  @Test
  void aFindingCopiedAsMarkdownSaysAllThatMattersAndItsStack() {
    page.copyMarkdown(pool.id());
    Await.until("it is copied", () -> !browser.clipboard().equals("before"));
    String markdown = browser.clipboard();
    assertTrue(markdown.startsWith("**" + pool.title() + "** (Blocks exit)\n\n"), markdown);
    assertTrue(markdown.contains("\n- Made by: OrderEventsTest.publishesOrderCreated "), markdown);
    assertTrue(markdown.contains("\n- To fix: " + pool.fix() + "\n"), markdown);
    assertTrue(
        markdown.contains("\n- During test: OrderEventsTest.publishesOrderCreated\n"), markdown);
    assertTrue(markdown.endsWith("\n```\n" + stack + "\n```"), markdown);
  }

  @Test
  void aFindingCopiedAsTextSaysTheSameWithoutMarks() {
    page.copyText(pool.id());
    Await.until("it is copied", () -> !browser.clipboard().equals("before"));
    String text = browser.clipboard();
    assertTrue(text.startsWith(pool.title()), text);
    assertTrue(text.contains(pool.fix()), text);
    assertTrue(text.contains(stack), text);
    assertTrue(!text.contains("**") && !text.contains("```"), text);
  }
}
