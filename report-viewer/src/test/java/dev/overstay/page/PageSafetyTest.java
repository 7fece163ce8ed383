package dev.overstay.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overstay.dump.Golden;
import dev.overstay.merge.Merged;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a page lets nobody do, and what it stands: foreign text, no script, gaps in a dump. */
class PageSafetyTest {
  private final Rendered golden = Rendered.of(Golden.dump());

  @Test
  void nothingFromADumpBecomesMarkup() {
    String evil = "</code><script>alert('x')</script><img src=x onerror=\"y\"> & \u0000\u202e";
    Rendered page =
        Rendered.of(
            Golden.with(
                dump -> {
                  for (int i = 0; i < 7; i++) {
                    ((ObjectNode) dump.at("/resources/" + i)).put("name", evil);
                  }
                  ((ObjectNode) dump.at("/findings/0")).put("title", evil).put("fix", evil);
                  ((ObjectNode) dump.at("/findings/0/madeBy")).put("method", evil);
                  ((ObjectNode) dump.at("/tests/1")).put("name", evil);
                  ((ObjectNode) dump.at("/verdict")).put("headline", evil);
                  ((ObjectNode) dump.at("/jvm")).put("workDir", "/" + evil).put("runner", evil);
                  ((ArrayNode) dump.at("/stacks/0/frames")).set(2, evil);
                  ((ObjectNode) dump.at("/agent"))
                      .putArray("failedProbes")
                      .addObject()
                      .put("point", evil)
                      .put("why", evil);
                }));
    assertFalse(page.html.contains("<script>alert"));
    assertFalse(page.html.contains("<img"));
    assertFalse(page.html.contains("\u202e"));
    assertEquals(List.of(), page.all("//img"));
    assertTrue(page.one("//h1").startsWith("</code><script>alert('x')</script>"));
  }

  @Test
  void theOnlyStyleAndScriptAreThoseThatThePolicyNames() throws NoSuchAlgorithmException {
    String policy = golden.one("//meta[@http-equiv='Content-Security-Policy']/@content");
    assertEquals(
        "default-src 'none'; style-src "
            + hash("style")
            + "; script-src "
            + hash("script")
            + "; base-uri 'none'; form-action 'none'",
        policy);
    assertEquals(List.of(), golden.all("//@style"));
    assertEquals(List.of(), golden.all("//@*[starts-with(name(),'on')]"));
    assertEquals(List.of(), golden.all("//@src | //link"));
  }

  private String hash(String tag) throws NoSuchAlgorithmException {
    int start = golden.html.indexOf("<" + tag + ">") + tag.length() + 2;
    String text = golden.html.substring(start, golden.html.indexOf("</" + tag + ">"));
    assertTrue(text.length() > 1000, tag);
    byte[] sha = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(sha) + "'";
  }

  @Test
  void controlsAreHiddenUntilAScriptShowsThem() {
    assertTrue(golden.all("//button").size() > 5);
    assertEquals(
        List.of(), golden.all("//button[not(ancestor-or-self::*[@hidden] | ancestor::dialog)]"));
    assertEquals(
        List.of(),
        golden.all("//input[not(ancestor::*[@hidden])] | //select[not(ancestor::*[@hidden])]"));
  }

  @Test
  void aDumpWithoutDetailsIsShownAllTheSame() {
    Rendered page =
        Rendered.of(
            Golden.with(
                dump -> {
                  for (int i = 0; i < 7; i++) {
                    ObjectNode resource = (ObjectNode) dump.at("/resources/" + i);
                    resource.putObject("detail");
                    resource.putNull("stack").putNull("class").putNull("madeAt");
                  }
                  dump.putArray("snapshots");
                  dump.putArray("tests");
                  dump.putArray("testClasses");
                  ((ObjectNode) dump.at("/findings/0")).putNull("madeBy").put("root", 99);
                }));
    assertEquals(3, page.all("//details[contains(@class,'finding')]").size());
  }

  @Test
  void aMissingFileOfThePageIsNamed() {
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                Page.write(
                    Merged.of(List.of(Golden.dump())),
                    List.of(),
                    new StringBuilder(),
                    null,
                    name -> null));
    assertEquals("page.html is missing from the jar", e.getMessage());
  }
}
