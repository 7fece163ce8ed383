package dev.overstay.child;

import dev.overstay.base.Late;
import dev.overstay.kind.Kinds;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.ContainerRecord;
import dev.overstay.ledger.KeptBirths;
import dev.overstay.live.Live;
import java.util.List;

/** The containers that this JVM started and has not seen end. */
@Late
public final class Containers {
  private Containers() {}

  /** Adds the live containers to {@code live}. */
  public static void addTo(List<Live> live) {
    for (Birth birth : KeptBirths.live()) {
      if (birth.value instanceof ContainerRecord container) {
        live.add(new Live((int) birth.order, Kinds.of(birth), container, birth, null));
      }
    }
  }
}
