package dev.overstay.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets in command lines. */
class RedactionTest {
  @ParameterizedTest
  @CsvSource({
    "psql --password=hunter2 -h db,psql --password=*** -h db",
    "tool --token abc next,tool --token *** next",
    "java -Ddb.passwd=x -cp a,java -Ddb.passwd=*** -cp a",
    "env API_KEY=1 run,env API_KEY=*** run",
    "curl https://me:pw@host/x,curl https://***@host/x",
    "curl https://host/a@b,curl https://host/a@b",
    "sleep 30,sleep 30",
  })
  void masksWhatFollowsASecretsName(String commandLine, String expected) {
    assertEquals(expected, Redaction.command(commandLine.split(" ", -1)));
  }

  @Test
  void masksWithinTheOneWordThatAShellIsGiven() {
    String[] words = {"sh", "-c", "tool --token HIDDEN --url=https://me:HIDDEN@host/ x"};
    assertEquals("sh -c tool --token *** --url=https://***@host/ x", Redaction.command(words));
  }

  @Test
  void masksAHeaderThatIsOneWord() {
    String[] words = {"curl", "-H", "Authorization: Basic HIDDEN", "http://host/"};
    assertEquals("curl -H Authorization: *** *** http://host/", Redaction.command(words));
    assertEquals("x Authorization: ***", Redaction.command(new String[] {"x", "Authorization:"}));
  }
}
