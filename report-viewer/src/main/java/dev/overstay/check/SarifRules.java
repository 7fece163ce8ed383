package dev.overstay.check;

import dev.overstay.dump.Effect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * SARIF's rules: one per effect, in words for a reader who sees such a finding for the first time.
 */
final class SarifRules {
  private SarifRules() {}

  static List<Map<String, Object>> all() {
    List<Map<String, Object>> rules = new ArrayList<>();
    for (Effect effect : Effect.values()) {
      String words = "Left behind by tests: " + effect.words() + ".";
      rules.add(rule(effect.label(), words, means(effect), help(effect)));
    }
    rules.add(
        rule(
            EndedJvm.TYPE,
            "A test ended its JVM.",
            "The code of a test called System.exit or Runtime.halt: the test JVM ended, and the"
                + " results of its other tests are missing.",
            "Remove the call, or throw an exception in its place."));
    return rules;
  }

  private static Map<String, Object> rule(String id, String words, String means, String help) {
    Map<String, Object> rule = new LinkedHashMap<>();
    rule.put("id", id);
    rule.put("name", name(id));
    rule.put("shortDescription", text(words));
    rule.put("fullDescription", text(means));
    rule.put("help", text(means + " " + help));
    rule.put("defaultConfiguration", Map.of("level", "error"));
    rule.put("properties", Map.of("tags", List.of("tests", "resource-leak")));
    return rule;
  }

  static Map<String, Object> text(String text) {
    return Map.of("text", text);
  }

  /** {@code BlocksExit}. */
  private static String name(String id) {
    StringBuilder name = new StringBuilder();
    for (String word : id.split("-", -1)) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.toString();
  }

  private static String means(Effect effect) {
    return switch (effect) {
      case STALLS_SHUTDOWN ->
          "A shutdown hook does not return: nothing but a kill ends the test JVM.";
      case HOLDS_BUILD ->
          "A child process has the test JVM's stdout or stderr, so that the build waits for it.";
      case BLOCKS_EXIT ->
          "A non-daemon thread that a test started still runs: the JVM ends by System.exit only.";
      case OUTLIVES_JVM -> "A process or container that a test started outlives the test JVM.";
      case LEFT_OPEN ->
          "A socket, selector, file, timer, pool or daemon thread was never closed or stopped.";
      case DELAYED_EXIT ->
          "The test JVM waited for a thread or a shutdown hook, which has ended since.";
      case IN_USE -> "The test JVM was ended while a test ran that uses this.";
    };
  }

  private static String help(Effect effect) {
    return switch (effect) {
      case STALLS_SHUTDOWN -> "Give what the hook waits for a bound, or end it before the exit.";
      case HOLDS_BUILD -> "End the process before the test ends, or redirect its output to a file.";
      case BLOCKS_EXIT, LEFT_OPEN ->
          "Close or shut down what the message names, in the test or in what runs after it.";
      case OUTLIVES_JVM -> "Destroy the process, and its descendants, in what runs after the test.";
      case DELAYED_EXIT -> "End it before the test ends, or bound what it waits for.";
      case IN_USE -> "Find out what ended the test JVM.";
    };
  }
}
