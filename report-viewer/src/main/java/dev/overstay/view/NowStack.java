package dev.overstay.view;

import dev.overstay.dump.Effect;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Resource;
import dev.overstay.dump.Stack;
import dev.overstay.html.MarkedText;
import dev.overstay.html.Place;
import dev.overstay.merge.Merged;
import dev.overstay.stack.Folds;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The current stack of some threads of a finding.
 *
 * @param heading which threads
 * @param folds their stack
 * @param by their state, and what they wait for
 */
public record NowStack(MarkedText heading, Folds folds, MarkedText by) {
  /** The most stacks on the page; the dump has all of them. */
  static final int MOST = 5;

  /**
   * The current stacks of a finding's threads, one for each group of threads that do the same; at
   * most five.
   */
  public static List<NowStack> of(Merged merged, Finding finding) {
    List<Resource> threads = merged.jvm(finding).threads(finding);
    List<Alike> groups = Alike.now(threads);
    List<NowStack> stacks = new ArrayList<>(2);
    for (int i = 0; i < groups.size() && i < MOST; i++) {
      Alike group = groups.get(i);
      Sample last = Sample.last(group.first());
      Stack stack = last == null ? null : merged.jvm(finding).stack(last.stack());
      if (last != null && stack != null) {
        boolean ended = finding.effect() == Effect.DELAYED_EXIT;
        MarkedText heading = heading(group, threads.size(), ended ? "did last" : null);
        stacks.add(new NowStack(heading, Folds.now(stack), by(last)));
      }
    }
    return stacks;
  }

  /** How many more there are. */
  public static int more(Merged merged, Finding finding) {
    List<Resource> threads = merged.jvm(finding).threads(finding);
    return threads.size() <= MOST ? 0 : Math.max(0, Alike.now(threads).size() - MOST);
  }

  private static MarkedText heading(Alike group, int threads, @Nullable String ended) {
    int n = group.threads.size();
    if (n == threads) {
      return new MarkedText()
          .text(n == 1 ? "What its thread " : "What its " + n + " threads ")
          .text(ended != null ? ended : n == 1 ? "does now" : "do now");
    }
    MarkedText words =
        new MarkedText().text(n == 1 ? "What " : "What threads ").code(group.names());
    return words.text(" ").text(ended != null ? ended : n == 1 ? "does now" : "do now");
  }

  private static MarkedText by(Sample last) {
    MarkedText words = new MarkedText().text(last.words());
    if (last.waitingOn() != null) {
      words.text(" on ").code(Place.simple(last.waitingOn()));
    }
    if (last.lockOwner() != null) {
      words.text(", held by ").code(last.lockOwner());
    }
    return words;
  }
}
