package dev.overstay.noise;

import dev.overstay.ledger.Birth;
import dev.overstay.origin.Frames;
import org.jspecify.annotations.Nullable;

/**
 * Files that the JDK opened with only JDK code on the stacks that led to it, in JFR for example.
 */
final class JdkFiles implements NoiseRule {
  @Override
  public boolean covers(Candidate candidate) {
    return candidate.live.kind.isJdksOwnAffair() && byTheJdkAlone(candidate.live.birth);
  }

  private static boolean byTheJdkAlone(@Nullable Birth birth) {
    for (Birth b = birth; b != null; b = b.maker) {
      for (StackTraceElement frame : Frames.of(b)) {
        if (!Frames.isJdk(frame)) {
          return false;
        }
      }
    }
    return true;
  }
}
