package dev.overstay.format;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Resource;
import dev.overstay.dump.Stack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a schema can't express: each id is defined once, and each reference leads to
 * something.
 */
public final class References {
  private final List<Violation> found = new ArrayList<>();
  private final Set<Integer> resources = new HashSet<>();
  private final Set<Integer> stacks = new HashSet<>();
  private final Set<Integer> tests = new HashSet<>();
  private final Set<Integer> snapshots = new HashSet<>();
  private final Set<String> findings = new HashSet<>();

  private References() {}

  /**
   * Checks all ids of a dump.
   *
   * @return the violations, {@link Schema#MOST} at most; empty for a dump as the agent writes it
   */
  public static List<Violation> violations(Dump dump) {
    References references = new References();
    references.ids(dump);
    references.findings(dump.findings());
    references.resources(dump.resources());
    references.stacks(dump.stacks());
    return references.found;
  }

  private void ids(Dump dump) {
    for (int i = 0; i < dump.resources().size(); i++) {
      once("/resources/" + i, resources, dump.resources().get(i).id());
    }
    for (int i = 0; i < dump.stacks().size(); i++) {
      once("/stacks/" + i, stacks, dump.stacks().get(i).id());
    }
    for (int i = 0; i < dump.tests().size(); i++) {
      once("/tests/" + i, tests, dump.tests().get(i).id());
    }
    for (int i = 0; i < dump.snapshots().size(); i++) {
      once("/snapshots/" + i, snapshots, dump.snapshots().get(i).id());
    }
    for (Finding finding : dump.findings()) {
      findings.add(finding.id());
    }
  }

  private void findings(List<Finding> all) {
    for (int i = 0; i < all.size(); i++) {
      Finding finding = all.get(i);
      String at = "/findings/" + i;
      leads(at + "/root", resources, "resource", finding.root());
      leads(at + "/resources", resources, "resource", finding.resources());
      leads(at + "/tests", tests, "test", finding.tests());
    }
  }

  private void resources(List<Resource> all) {
    for (int i = 0; i < all.size(); i++) {
      Resource resource = all.get(i);
      String at = "/resources/" + i;
      leads(at + "/finding", findings, "finding", resource.finding());
      leads(at + "/owner", resources, "resource", resource.owner());
      leads(at + "/stack", stacks, "stack", resource.stack());
      leads(at + "/test", tests, "test", resource.test());
      leads(at + "/live", snapshots, "snapshot", resource.live());
      if (resource.detail().get("samples") instanceof List<?> samples) {
        samples(at + "/detail/samples", samples);
      }
    }
  }

  private void samples(String at, List<?> samples) {
    for (int i = 0; i < samples.size(); i++) {
      if (samples.get(i) instanceof Map<?, ?> sample) {
        leads(at + "/" + i + "/snapshot", snapshots, "snapshot", sample.get("snapshot"));
        leads(at + "/" + i + "/stack", stacks, "stack", sample.get("stack"));
      }
    }
  }

  private void stacks(List<Stack> all) {
    for (int i = 0; i < all.size(); i++) {
      int frames = all.get(i).frames().size();
      List<Integer> own = all.get(i).own();
      for (int k = 0; k < own.size(); k++) {
        if (own.get(k) < 0 || own.get(k) >= frames) {
          wrong("/stacks/" + i + "/own/" + k, "there is no frame " + own.get(k) + " of " + frames);
        }
      }
    }
  }

  private void once(String at, Set<Integer> ids, int id) {
    if (!ids.add(id)) {
      wrong(at + "/id", "the id " + id + " is there twice");
    }
  }

  private void leads(String at, Set<?> ids, String what, List<?> to) {
    for (int i = 0; i < to.size(); i++) {
      leads(at + "/" + i, ids, what, to.get(i));
    }
  }

  private void leads(String at, Set<?> ids, String what, @Nullable Object to) {
    if (to != null && !ids.contains(to)) {
      wrong(at, "there is no " + what + " " + to);
    }
  }

  private void wrong(String at, String message) {
    if (found.size() < Schema.MOST) {
      found.add(new Violation(at, message));
    }
  }
}
