package dev.overstay.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the weaver does with class files; that the result runs is seen in forked JVMs. */
class WeaverTest {
  private static final Point TIMER =
      Point.atReturn(
          "java/util/Timer",
          "<init>",
          Call.BORN,
          Argument.field("thread", "Ljava/util/TimerThread;"),
          Argument.kind(2));

  @Test
  void classWithoutAPointIsLeftAlone() throws IOException {
    Weaver weaver = new Weaver(List.of(TIMER));
    assertNull(weaver.transform(null, "java/util/Date", null, null, bytes("java.util.Date")));
  }

  @Test
  void classOfAnotherLoaderIsLeftAlone() throws IOException {
    Weaver weaver = new Weaver(List.of(TIMER));
    ClassLoader loader = getClass().getClassLoader();
    assertNull(weaver.transform(loader, "java/util/Timer", null, null, bytes("java.util.Timer")));
  }

  @Test
  void pointIsWoven() throws IOException {
    Weaver weaver = new Weaver(List.of(TIMER));
    assertNotNull(weave(weaver, "java.util.Timer"));
    assertEquals(1, weaver.woven());
    assertEquals(List.of(), weaver.failures());
  }

  @Test
  void missingMethodFailsThatPointAlone() throws IOException {
    Point gone = Point.atEntry("java/util/Timer", "gone", Call.BORN);
    Weaver weaver = new Weaver(List.of(TIMER, gone));
    assertNotNull(weave(weaver, "java.util.Timer"));
    assertEquals(1, weaver.woven());
    assertEquals(
        List.of(new WeaveFailure(gone, "no such method or field in this JDK")), weaver.failures());
  }

  @Test
  void missingFieldIsNotReadInTheUsersJvm() throws IOException {
    Point point =
        Point.atReturn(
            "java/util/Timer",
            "<init>",
            Call.BORN,
            Argument.field("gone", "Ljava/lang/Thread;"),
            Argument.kind(2));
    Weaver weaver = new Weaver(List.of(point));
    weave(weaver, "java.util.Timer");
    assertEquals(0, weaver.woven());
    assertEquals(1, weaver.failures().size());
  }

  @Test
  void missingOptionalMethodIsNoFailure() throws IOException {
    Point absent = Point.atEntry("java/util/Timer", "gone", Call.BORN).whereItExists();
    Weaver weaver = new Weaver(List.of(absent));
    weave(weaver, "java.util.Timer");
    assertEquals(List.of(), weaver.failures());
  }

  @Test
  void classFileNewerThanAsmKnowsIsWovenAndKeepsItsVersion() throws IOException {
    Weaver weaver = new Weaver(List.of(TIMER));
    byte[] future = bytes("java.util.Timer");
    future[6] = 0;
    future[7] = 99;
    byte[] woven = weaver.transform(null, "java/util/Timer", null, null, future);
    assertNotNull(woven);
    assertEquals(99, woven[7]);
    assertEquals(1, weaver.woven());
  }

  @Test
  void brokenClassFileIsAFailureAndNoException() {
    Weaver weaver = new Weaver(List.of(TIMER));
    assertNull(weaver.transform(null, "java/util/Timer", null, null, new byte[20]));
    assertEquals(1, weaver.failures().size());
    assertTrue(weaver.failures().get(0).why().contains("Exception"));
  }

  private static byte[] weave(Weaver weaver, String name) throws IOException {
    byte[] woven = weaver.transform(null, name.replace('.', '/'), null, null, bytes(name));
    assertNotNull(woven);
    return woven;
  }

  private static byte[] bytes(String name) throws IOException {
    String path = name.replace('.', '/') + ".class";
    try (InputStream in = ClassLoader.getSystemResourceAsStream(path)) {
      assertNotNull(in);
      return in.readAllBytes();
    }
  }
}
