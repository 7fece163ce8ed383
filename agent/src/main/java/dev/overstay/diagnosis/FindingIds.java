package dev.overstay.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ids that stay the same from run to run: kind, effect and the own frames' classes and methods, no
 * line, pid or port. Groups with one id are alike and become one.
 */
final class FindingIds {
  private FindingIds() {}

  static List<Group> fold(List<Group> groups, OwnCode ownCode) {
    Map<String, Group> byId = new LinkedHashMap<>();
    for (Group group : groups) {
      String id = of(group, ownCode);
      Group alike = byId.get(id);
      if (alike == null) {
        byId.put(id, group);
      } else {
        alike.fold(group);
      }
    }
    return new ArrayList<>(byId.values());
  }

  static String of(Group group, OwnCode ownCode) {
    Suspect root = group.root();
    StringBuilder text = new StringBuilder(root.live.kind.label());
    text.append(' ').append(group.effect().label());
    boolean any = false;
    for (StackTraceElement frame : root.site.frames()) {
      if (!Frames.isJdk(frame) && ownCode.isOwn(frame.getClassName())) {
        any = true;
        text.append(' ').append(frame.getClassName()).append('.').append(frame.getMethodName());
      }
    }
    if (!any) {
      // Without own code the name is all that tells two apart; numbers in it change between runs.
      text.append(' ').append(root.site.method()).append(' ');
      text.append(root.live.name().replaceAll("[0-9a-f]*\\d[0-9a-f]*", "#"));
    }
    return "f-" + Long.toHexString(fnv1a(text));
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
