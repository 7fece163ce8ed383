package dev.overstay.tests.corpus;

import dev.overstay.dump.Effect;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** How much of the truth was told, in counts. */
public final class Accuracy {
  /** What is counted, and how much of it must be right with the table of libraries and without. */
  public enum Figure {
    FOUND(98, 95),
    ROOT(95, 90),
    EFFECT(98, 95),
    EXIT(100, 98),
    CLEAN(100, 100),
    QUIET(90, 80);

    private final int with;
    private final int without;

    Figure(int with, int without) {
      this.with = with;
      this.without = without;
    }

    /** As the table names it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Per cent that must be right. */
    public int limit(boolean table) {
      return table ? with : without;
    }
  }

  private final Map<Figure, Integer> right = new EnumMap<>(Figure.class);
  private final Map<Figure, Integer> all = new EnumMap<>(Figure.class);
  private final List<Integer> findings = new ArrayList<>();
  private final List<String> lines = new ArrayList<>();

  /** Counts a run. */
  void add(CaseRun run) {
    List<Figure> missed = new ArrayList<>();
    Effect effect = run.leak().effect();
    if (run.leaky()) {
      count(Figure.FOUND, run.found(), missed);
      count(Figure.ROOT, run.root(), missed);
      count(Figure.EFFECT, Objects.equals(run.worst(), effect), missed);
      findings.add(run.dump().findings().size());
    } else {
      Effect worst = run.worst();
      count(Figure.CLEAN, worst == null || worst == Effect.LEFT_OPEN, missed);
      count(Figure.QUIET, worst == null, missed);
    }
    count(Figure.EXIT, run.exit(), missed);
    StringBuilder line = new StringBuilder(run.leak().name());
    line.append(run.leaky() ? " leaky" : " clean");
    for (Figure figure : missed) {
      line.append(", not ").append(figure.label());
    }
    for (String finding : run.findings()) {
      line.append("\n    ").append(finding);
    }
    lines.add(line.toString());
  }

  private void count(Figure figure, boolean isRight, List<Figure> missed) {
    right.merge(figure, isRight ? 1 : 0, Integer::sum);
    all.merge(figure, 1, Integer::sum);
    if (!isRight) {
      missed.add(figure);
    }
  }

  /** For example {@code 41 of 42}. */
  public String text(Figure figure) {
    return right.getOrDefault(figure, 0) + " of " + all.getOrDefault(figure, 0);
  }

  /** Per cent of the runs for which it counts. */
  public double percent(Figure figure) {
    int of = all.getOrDefault(figure, 0);
    return of == 0 ? 100 : 100.0 * right.getOrDefault(figure, 0) / of;
  }

  /** The median of findings per leaky case. */
  public double medianFindings() {
    List<Integer> sorted = findings.stream().sorted().toList();
    int size = sorted.size();
    return size == 0 ? 0 : (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2.0;
  }

  /** What was found in each run, and what was missed. */
  public String details() {
    return String.join("\n", lines);
  }
}
