package dev.overstay.grouping;

import dev.overstay.attribution.TestLog;
import dev.overstay.origin.Frames;
import dev.overstay.origin.OwnCode;
import dev.overstay.origin.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Ids that stay the same from run to run. They consist of the kind, the effect and the own frames'
 * classes and methods, without a line, pid or port. Groups made on different lines of one method
 * are distinguished by the order of the lines. Groups made on the same line are alike and become
 * one.
 */
public final class FindingIds {
  private static final long EMPTY = 0xcbf29ce484222325L;

  private FindingIds() {}

  /**
   * Gives each group its id.
   *
   * @param fold whether groups that are alike become one
   */
  public static List<Group> of(List<Group> groups, OwnCode ownCode, TestLog tests, boolean fold) {
    Map<Long, TreeMap<Integer, List<Group>>> byPlace = new LinkedHashMap<>();
    List<Group> kept = new ArrayList<>();
    for (Group group : groups) {
      Site site = group.root().site;
      int line = site.own() && site.frame() != null ? site.frame().getLineNumber() : 0;
      long place = hash(group, ownCode, tests);
      TreeMap<Integer, List<Group>> lines = byPlace.get(place);
      if (lines == null) {
        lines = new TreeMap<>();
        byPlace.put(place, lines);
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
    for (Map.Entry<Long, TreeMap<Integer, List<Group>>> entry : byPlace.entrySet()) {
      int nth = 1;
      for (List<Group> alike : entry.getValue().values()) {
        long hash = nth == 1 ? entry.getKey() : fnv1a(entry.getKey(), " #" + nth);
        for (Group group : alike) {
          group.identify("f-" + Long.toHexString(hash));
        }
        nth++;
      }
    }
    return kept;
  }

  private static long hash(Group group, OwnCode ownCode, TestLog tests) {
    Candidate root = group.root();
    long hash = fnv1a(EMPTY, root.live.kind.label());
    hash = fnv1a(fnv1a(hash, " "), group.effect().label());
    long place = path(hash, root.site, ownCode, tests);
    if (place == hash) {
      // Without own code, only the name distinguishes groups; numbers in it change between runs.
      place = fnv1a(fnv1a(fnv1a(place, " "), root.site.method()), " ");
      place = fnv1a(place, root.live.name().replaceAll("[0-9a-f]*\\d[0-9a-f]*", "#"));
    }
    return place;
  }

  /**
   * A hash over the own classes and methods on the stack on which something was made, innermost
   * first.
   *
   * @param hash the hash to continue; returned unchanged if there is no own code
   */
  static long path(long hash, Site site, OwnCode ownCode, TestLog tests) {
    long path = hash;
    for (StackTraceElement frame : site.frames()) {
      if (!Frames.isJdk(frame) && ownCode.isOwn(frame.getClassName())) {
        // The test that called the code is not part of the place, unless the test itself made it.
        if (path == hash || !tests.isOfATestClass(frame.getClassName())) {
          path = fnv1a(fnv1a(path, " "), frame.getClassName());
          path = fnv1a(fnv1a(path, "."), method(frame));
        }
      }
    }
    return path;
  }

  // javac numbers lambdas through a whole class: lambda$publish$3.
  private static String method(StackTraceElement frame) {
    String name = frame.getMethodName();
    int number = name.startsWith("lambda$") ? name.lastIndexOf('$') : -1;
    return number > "lambda".length() ? name.substring(0, number) : name;
  }

  // FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/. MessageDigest would load
  // providers.
  private static long fnv1a(long before, String text) {
    long hash = before;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
