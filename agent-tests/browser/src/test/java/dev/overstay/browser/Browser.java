package dev.overstay.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.Point;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;

/** The one browser of a test run: opens pages, acts as a reader does, and says what is seen. */
final class Browser implements AutoCloseable {
  /** The width in CSS pixels of a window on a desk. */
  static final int WIDE = 1280;

  /** The width in CSS pixels of a phone. */
  static final int NARROW = 400;

  private final Chromium chromium;
  private final ChromeDriver driver;
  private final List<String> early = new ArrayList<>();

  Browser() throws IOException {
    chromium = new Chromium();
    driver = chromium.driver;
    driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
    cdp(
        "Browser.grantPermissions",
        Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
    // Where no window has the focus, the clipboard is refused.
    cdp("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
    cdp("Page.enable", Map.of());
  }

  /** As it was at the start: nothing open, nothing remembered, nothing said. */
  void reset() {
    scripts(true);
    for (String id : early) {
      cdp("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", id));
    }
    early.clear();
    driver.get("about:blank");
    cdp("Storage.clearDataForOrigin", Map.of("origin", "file://", "storageTypes", "all"));
    size(WIDE, 900);
    media("", false);
    messages();
  }

  void open(Path page) {
    driver.get(page.toUri().toString());
  }

  /** Opens the page at the element with this id. */
  void open(Path page, String id) {
    driver.get(page.toUri() + "#" + id);
  }

  void open(String url) {
    driver.get(url);
  }

  void reload() {
    driver.navigate().refresh();
  }

  String url() {
    return Objects.requireNonNull(driver.getCurrentUrl());
  }

  String title() {
    return Objects.requireNonNull(driver.getTitle());
  }

  /** The size of the window in CSS pixels. */
  void size(int width, int height) {
    cdp(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  void light() {
    media("", false);
  }

  void dark() {
    media("", true);
  }

  /** Lays the page out as on paper, without printing it. */
  void paper() {
    media("print", false);
  }

  private void media(String medium, boolean dark) {
    Map<String, String> scheme =
        Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
    cdp("Emulation.setEmulatedMedia", Map.of("media", medium, "features", List.of(scheme)));
  }

  /** Whether pages opened from now on may run scripts. */
  void scripts(boolean run) {
    cdp("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
  }

  /** Runs a script in every page opened from now on, before the page's own. */
  void early(String script) {
    Map<String, Object> answer =
        cdp("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    early.add((String) Objects.requireNonNull(answer.get("identifier")));
  }

  /** Presses keys where the focus is. */
  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** Presses a key while Control is held. */
  void control(String key) {
    new Actions(driver).keyDown(Keys.CONTROL).sendKeys(key).keyUp(Keys.CONTROL).perform();
  }

  void click(String selector) {
    WebElement element = one(selector);
    new Actions(driver).scrollToElement(element).perform();
    // What is laid out only once it is seen moves what stands below it.
    AtomicReference<@Nullable Point> before = new AtomicReference<>();
    Await.until(
        selector + " stands still",
        () -> {
          Point now = element.getLocation();
          return now.equals(before.getAndSet(now));
        });
    element.click();
  }

  void type(String selector, String text) {
    WebElement field = one(selector);
    // As a reader clears it: clear() tells the page of no input.
    field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.BACK_SPACE, text);
  }

  private WebElement one(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  /** What a script returns; its arguments are {@code arguments[0]} and so on. */
  @Nullable Object script(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  String text(String script, Object... arguments) {
    return (String) Objects.requireNonNull(script(script, arguments), script);
  }

  boolean is(String script, Object... arguments) {
    return (Boolean) Objects.requireNonNull(script(script, arguments), script);
  }

  long number(String script, Object... arguments) {
    return ((Number) Objects.requireNonNull(script(script, arguments), script)).longValue();
  }

  List<String> texts(String script, Object... arguments) {
    return strings(script(script, arguments));
  }

  /** What a script passes to its last argument, a function. */
  @Nullable Object later(String script) {
    return driver.executeAsyncScript("const done = arguments[arguments.length - 1];" + script);
  }

  /** The strings of a list that a script returned. */
  static List<String> strings(@Nullable Object list) {
    List<String> strings = new ArrayList<>();
    for (Object element : (List<?>) Objects.requireNonNull(list)) {
      strings.add((String) Objects.requireNonNull(element));
    }
    return strings;
  }

  /** What the clipboard holds. */
  String clipboard() {
    return (String)
        Objects.requireNonNull(
            later("navigator.clipboard.readText().then(done, e => done('not read: ' + e))"));
  }

  /** Puts a text on the clipboard, so that what a page puts there is seen to be new. */
  void clipboard(String text) {
    driver.executeAsyncScript(
        "const done = arguments[1]; navigator.clipboard.writeText(arguments[0]).then(done, done)",
        text);
    assertEquals(text, clipboard());
  }

  /** What was said on the console since the last time: errors, and violations of a policy too. */
  List<String> messages() {
    List<String> messages = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get("browser")) {
      messages.add(entry.getLevel() + " " + entry.getMessage());
    }
    return messages;
  }

  /** The page as a PDF. */
  byte[] print() {
    return base64(cdp("Page.printToPDF", Map.of("printBackground", true)));
  }

  /** From the next page on: a scroll bar that is laid out already stays. */
  void withoutScrollBars() {
    cdp("Emulation.setScrollbarsHidden", Map.of("hidden", true));
  }

  /** What is seen in the window, as PNG. */
  byte[] picture() {
    return base64(cdp("Page.captureScreenshot", Map.of("format", "png")));
  }

  private static byte[] base64(Map<String, Object> answer) {
    return Base64.getDecoder().decode((String) Objects.requireNonNull(answer.get("data")));
  }

  private Map<String, Object> cdp(String command, Map<String, Object> parameters) {
    return driver.executeCdpCommand(command, parameters);
  }

  @Override
  public void close() throws IOException {
    chromium.close();
  }
}
