package dev.overstay.browser;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Resource;
import dev.overstay.dump.Stack;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A page, and what it must show.
 *
 * @param html the page
 * @param dumps what it was made from
 */
record Made(Path html, List<Dump> dumps) {
  Dump dump() {
    return dumps.get(0);
  }

  /** The finding whose title holds a text. */
  Finding finding(String title) {
    return dump().findings().stream()
        .filter(finding -> finding.title().contains(title))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no finding " + title + " in " + html));
  }

  /** The stack of a finding's birth, as an IDE's stack trace dialogue takes it. */
  String birth(Finding finding) {
    Resource root = Objects.requireNonNull(dump().resource(finding.root()));
    Stack stack = Objects.requireNonNull(dump().stack(root.stack()));
    return stack.frames().stream().map(frame -> "\tat " + frame).collect(Collectors.joining("\n"));
  }
}
