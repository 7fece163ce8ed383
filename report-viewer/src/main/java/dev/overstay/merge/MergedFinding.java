package dev.overstay.merge;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Resource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One problem to fix, with all JVMs that have it.
 *
 * @param finding the finding in the dump that reports most about it; this record replaces its
 *     {@code count} and {@code baseline}
 * @param dump the dump of {@code finding}, to which its ids refer
 * @param dumps all dumps that contain it, in the order in which they were given
 * @param count how many similar ones there are in all JVMs together
 * @param status compared with the earlier findings; null without a comparison
 * @param since the day since which it is known, {@code 2026-11-25}; null if that is not known
 */
public record MergedFinding(
    Finding finding,
    Dump dump,
    List<Dump> dumps,
    int count,
    @Nullable Status status,
    @Nullable String since) {

  /** Whether a rule suppresses it, so that it is shown but not judged. */
  public boolean isSuppressed() {
    return finding.suppressedBy() != null;
  }

  /** Whether it is known from an earlier run. */
  public boolean isKnown() {
    return status == Status.KNOWN;
  }

  /** The resource to close; null if the dump does not contain it. */
  public @Nullable Resource root() {
    return dump.resource(finding.root());
  }

  /** Whether a finding was there earlier. */
  public enum Status {
    /** It was not there. */
    NEW,
    /** It was there already. */
    KNOWN
  }
}
