package dev.overstay.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.overstay.stack.Library;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers, times and frames as the page says them. */
class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 ms",
    "999, 999 ms",
    "1000, 1 s",
    "4249, 4.2 s",
    "9949, 9.9 s",
    "9950, 10 s",
    "119400, 119 s",
    "200000, 3 min 20 s",
    "-5, -5 ms"
  })
  void spans(long ms, String words) {
    assertEquals(words, Words.span(ms));
  }

  @Test
  void instantsOfAForgedDumpAreNoError() {
    Words.between(Instant.MIN, Instant.MAX);
    Words.time(Instant.MIN);
    assertEquals("1.5 s", Words.between(Instant.ofEpochMilli(600), Instant.ofEpochMilli(2100)));
  }

  @Test
  void plurals() {
    assertEquals("1 process", Words.count(1, "process"));
    assertEquals("2 processes", Words.count(2, "process"));
    assertEquals("0 threads", Words.count(0, "thread"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "java.base/java.lang.Thread.run(Thread.java:840)     | Thread.run       | Thread.java:840",
        "app//com.acme.Foo.bar(Foo.java:1)                   | Foo.bar          | Foo.java:1",
        "com.acme.Foo$$Lambda/0x000a.b.run(Unknown Source)   | Foo$$Lambda.run  | Unknown Source",
        "com.acme.Foo.<init>(Native Method)                  | Foo.<init>       | Native Method",
        "nonsense                                            | nonsense         | ''",
      })
  void frames(String frame, String call, String source) {
    Place place = Place.of(frame);
    assertEquals(call, place.call());
    assertEquals(source, place.source());
  }

  @Test
  void librariesAreNamedOnceAndOnlyTheFirstFour() {
    assertEquals(
        "JUnit, JDK, org.acme, Netty and others",
        Library.names(
            List.of(
                "org.junit.A.a(A.java)",
                "java.lang.A.a(A.java)",
                "sun.nio.A.a(A.java)",
                "org.acme.lib.A.a(A.java)",
                "io.netty.A.a(A.java)",
                "reactor.A.a(A.java)"),
            0,
            6));
  }
}
