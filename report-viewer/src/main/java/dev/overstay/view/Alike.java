package dev.overstay.view;

import dev.overstay.dump.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Threads that did the same, as a group: sixteen idle workers are one row. */
final class Alike {
  /** How many names are shown if there are more than {@link #ALL}. */
  static final int SHOWN = 4;

  private static final int ALL = 5;

  /** The samples of the first thread. */
  final List<Sample> samples;

  final List<Resource> threads = new ArrayList<>(2);

  /** The content of a thread's last sample. */
  private record Doing(String state, Integer stack, @Nullable String owner) {}

  private Alike(List<Sample> samples) {
    this.samples = samples;
  }

  Resource first() {
    return threads.get(0);
  }

  /** The threads of a finding, grouped by their last sample. */
  static List<Alike> now(List<Resource> threads) {
    if (threads.isEmpty()) {
      return List.of();
    }
    Map<Doing, Alike> groups = new LinkedHashMap<>(4);
    for (Resource thread : threads) {
      Sample last = Sample.last(thread);
      if (last != null && last.stack() != null) {
        add(groups, new Doing(last.state(), last.stack(), last.lockOwner()), thread, List.of());
      }
    }
    return new ArrayList<>(groups.values());
  }

  /** The threads of a finding, grouped by all their samples, apart from CPU and lock objects. */
  static List<Alike> ever(List<Resource> threads) {
    if (threads.isEmpty()) {
      return List.of();
    }
    Map<String, Alike> groups = new LinkedHashMap<>(4);
    for (Resource thread : threads) {
      Detail detail = new Detail(thread.detail());
      StringBuilder key = new StringBuilder(100);
      key.append(detail.text("daemon")).append('|').append(detail.text("virtual"));
      List<Sample> samples = Sample.of(thread);
      for (Sample sample : samples) {
        key.append('|').append(sample.snapshot()).append(sample.state()).append(sample.stack());
      }
      add(groups, key.toString(), thread, samples);
    }
    return new ArrayList<>(groups.values());
  }

  /** {@code pool-1-thread-1, -2, -3 and 13 more}. */
  String names() {
    StringBuilder out = new StringBuilder(first().name());
    String name = first().name();
    int dash = name.lastIndexOf('-');
    String stem = dash <= 0 || !isNumber(name, dash + 1) ? "" : name.substring(0, dash);
    for (int i = 1; i < threads.size(); i++) {
      if (i == SHOWN && threads.size() > ALL) {
        return out.append(" and ").append(threads.size() - i).append(" more").toString();
      }
      String next = threads.get(i).name();
      boolean shares = !stem.isEmpty() && next.startsWith(stem + "-") && isNumber(next, dash + 1);
      out.append(", ").append(shares ? next.substring(stem.length()) : next);
    }
    return out.toString();
  }

  private static boolean isNumber(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return from < text.length();
  }

  /** Adds a thread to the group of threads with the same text. */
  static void add(Map<String, Alike> groups, String said, Resource thread) {
    add(groups, said, thread, List.of());
  }

  private static <K> void add(Map<K, Alike> groups, K key, Resource thread, List<Sample> samples) {
    Alike group = groups.get(key);
    if (group == null) {
      group = new Alike(samples);
      groups.put(key, group);
    }
    group.threads.add(thread);
  }
}
