package dev.overstay.diagnosis;

import dev.overstay.tests.TestLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Ids that stay the same from run to run: kind, effect and the own frames' classes and methods, no
 * line, pid or port. What was made on different lines of one method is told apart by the order of
 * the lines; what was made on the same one is alike and becomes one.
 */
final class FindingIds {
  private FindingIds() {}

  /**
   * Gives each group its id.
   *
   * @param fold whether what is alike becomes one
   */
  static List<Group> of(List<Group> groups, OwnCode ownCode, TestLog tests, boolean fold) {
    Map<String, TreeMap<Integer, List<Group>>> byText = new LinkedHashMap<>();
    List<Group> kept = new ArrayList<>();
    for (Group group : groups) {
      Site site = group.root().site;
      int line = site.own() && site.frame() != null ? site.frame().getLineNumber() : 0;
      String text = text(group, ownCode, tests);
      TreeMap<Integer, List<Group>> lines = byText.get(text);
      if (lines == null) {
        lines = new TreeMap<>();
        byText.put(text, lines);
      }
      List<Group> alike = lines.get(line);
      if (alike == null) {
        alike = new ArrayList<>();
        lines.put(line, alike);
      }
      if (fold && !alike.isEmpty()) {
        alike.get(0).fold(group);
      } else {
        alike.add(group);
        kept.add(group);
      }
    }
    for (Map.Entry<String, TreeMap<Integer, List<Group>>> entry : byText.entrySet()) {
      int nth = 1;
      for (List<Group> alike : entry.getValue().values()) {
        String text = nth == 1 ? entry.getKey() : entry.getKey() + " #" + nth;
        for (Group group : alike) {
          group.id = "f-" + Long.toHexString(fnv1a(text));
        }
        nth++;
      }
    }
    return kept;
  }

  private static String text(Group group, OwnCode ownCode, TestLog tests) {
    Suspect root = group.root();
    StringBuilder text = new StringBuilder(root.live.kind.label());
    text.append(' ').append(group.effect().label());
    String path = path(root.site, ownCode, tests);
    text.append(path);
    if (path.isEmpty()) {
      // Without own code the name is all that tells two apart; numbers in it change between runs.
      text.append(' ').append(root.site.method()).append(' ');
      text.append(root.live.name().replaceAll("[0-9a-f]*\\d[0-9a-f]*", "#"));
    }
    return text.toString();
  }

  /** The own classes and methods on the way to where it was made, innermost first. */
  static String path(Site site, OwnCode ownCode, TestLog tests) {
    StringBuilder path = new StringBuilder();
    for (StackTraceElement frame : site.frames()) {
      if (!Frames.isJdk(frame) && ownCode.isOwn(frame.getClassName())) {
        // Which of many tests came by is no part of the place, unless the test itself made it.
        if (path.length() == 0 || !tests.isOfATestClass(frame.getClassName())) {
          path.append(' ').append(frame.getClassName()).append('.').append(method(frame));
        }
      }
    }
    return path.toString();
  }

  // javac numbers lambdas through a whole class: lambda$publish$3.
  private static String method(StackTraceElement frame) {
    String name = frame.getMethodName();
    int number = name.startsWith("lambda$") ? name.lastIndexOf('$') : -1;
    return number > "lambda".length() ? name.substring(0, number) : name;
  }

  // FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/. MessageDigest would load
  // providers.
  private static long fnv1a(CharSequence text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
