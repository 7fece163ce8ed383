package dev.overstay.view;

import dev.overstay.dump.Resource;
import dev.overstay.html.MarkedText;
import dev.overstay.html.Place;
import dev.overstay.html.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource in words.
 *
 * @param kind what it is
 * @param name what a user calls it
 * @param details what distinguishes it from others
 */
public record ResourceRow(String kind, String name, MarkedText details) {
  /** The most rows of one finding; the dump has all of them. */
  public static final int MOST = 100;

  /** The resources of a finding; threads that differ only in their name are one row. */
  public static List<ResourceRow> of(List<Resource> resources) {
    if (resources.size() == 1) {
      return List.of(of(resources.get(0)));
    }
    List<ResourceRow> rows = new ArrayList<>(4);
    Map<String, Alike> alike = new HashMap<>(4);
    Map<String, Integer> at = new HashMap<>(4);
    for (Resource resource : resources) {
      ResourceRow row = of(resource);
      if (resource.kind().equals("thread")) {
        String details = row.details.toString();
        Alike.add(alike, details, resource);
        Integer same = at.get(details);
        Alike group = alike.get(details);
        if (same != null && group != null) {
          rows.set(same, new ResourceRow(row.kind, group.names(), row.details));
          continue;
        }
        at.put(details, rows.size());
      }
      rows.add(row);
    }
    return rows;
  }

  private static ResourceRow of(Resource resource) {
    Detail detail = new Detail(resource.detail());
    MarkedText words = new MarkedText(100);
    switch (resource.kind()) {
      case "thread" -> thread(detail, words);
      case "executor" -> executor(detail, words);
      case "process" -> process(detail, words);
      case "shutdown-hook" -> words.text(HeldBySentence.hook(detail));
      default -> others(detail, words);
    }
    String type = resource.className();
    // These classes add nothing to the kind.
    if (type != null && !type.equals("java.lang.Thread") && !type.equals("java.lang.ProcessImpl")) {
      words.text(words.isEmpty() ? "" : " ").muted(Place.simple(type));
    }
    return new ResourceRow(Words.kind(resource.kind()), resource.name(), words);
  }

  private static void thread(Detail detail, MarkedText words) {
    if (detail.is("virtual")) {
      words.text("virtual");
    } else if (detail.text("daemon") != null) {
      words.text(detail.is("daemon") ? "daemon" : "non-daemon");
    }
    part(words, ", group ", detail.text("group"));
    part(words, ", class loader ", detail.text("contextClassLoader"));
  }

  private static void executor(Detail detail, MarkedText words) {
    String size = detail.text("poolSize");
    String most = limit(detail.number("maximumPoolSize"));
    part(words, "", size);
    part(words, " of at most ", most);
    words.text("1".equals(most == null ? size : most) ? " thread" : " threads");
    part(words, ", active ", detail.text("activeCount"));
    part(words, ", queued ", detail.text("queueSize"));
    part(words, ", completed ", detail.text("completedTaskCount"));
    Long keepAlive = detail.number("keepAliveMs");
    Long core = detail.number("corePoolSize");
    boolean lets = detail.is("coreThreadsTimeOut") || (core != null && core == 0);
    if (lets && keepAlive != null && keepAlive > 0) {
      words.text(", idle threads end after " + Words.span(keepAlive));
    }
    words.text(detail.is("shutdown") ? ", shut down" : "");
  }

  /** A process or a descendant of one, which the tree of processes has too. */
  static void process(Detail detail, MarkedText words) {
    part(words, "pid ", detail.text("pid"));
    if (detail.text("command") != null) {
      words.text(", ").code(detail.text("command"));
    }
    part(words, ", stdin ", detail.text("stdin"));
    part(words, ", stdout ", detail.text("stdout"));
    part(words, ", stderr ", detail.text("stderr"));
    words.text(detail.is("holdsStdioOfJvm") ? ", holds this JVM’s output open" : "");
  }

  private static void others(Detail detail, MarkedText words) {
    for (String name : detail.names()) {
      String value = detail.text(name);
      if (value != null) {
        words.text(words.isEmpty() ? "" : ", ").text(name).text(" ").code(value);
      }
    }
  }

  private static void part(MarkedText words, String before, @Nullable String value) {
    if (value != null) {
      words.text(before).text(value);
    }
  }

  private static @Nullable String limit(@Nullable Long size) {
    // Cached pools have Integer.MAX_VALUE here, which is not a real limit.
    return size == null || size == Integer.MAX_VALUE ? null : size.toString();
  }
}
