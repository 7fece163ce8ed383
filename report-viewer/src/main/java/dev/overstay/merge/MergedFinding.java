package dev.overstay.merge;

import dev.overstay.dump.Dump;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Resource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing to fix, with all JVMs that left it behind.
 *
 * @param finding as the dump that knows most of it has it; of its {@code count} and {@code
 *     baseline} those of this record count
 * @param dump the dump that {@code finding} is of: its ids lead there
 * @param dumps all dumps that hold it, in the order in which they were given
 * @param count how many alike there are in all JVMs together
 * @param status against what was there earlier; null where nothing is to compare with
 * @param since the day from which on it is known, {@code 2026-11-25}; null where that is not known
 */
public record MergedFinding(
    Finding finding,
    Dump dump,
    List<Dump> dumps,
    int count,
    @Nullable Status status,
    @Nullable String since) {

  /** Whether a rule silences it, so that it is shown but judged by nobody. */
  public boolean isSuppressed() {
    return finding.suppressedBy() != null;
  }

  /** Whether it was there earlier. */
  public boolean isKnown() {
    return status == Status.KNOWN;
  }

  /** The resource to close; null in a dump that does not hold it. */
  public @Nullable Resource root() {
    return dump.resource(finding.root());
  }

  /** What became of a finding since an earlier look. */
  public enum Status {
    /** It was not there. */
    NEW,
    /** It was there already. */
    KNOWN
  }
}
