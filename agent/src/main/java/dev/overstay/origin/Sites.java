package dev.overstay.origin;

import dev.overstay.base.Late;
import dev.overstay.ledger.Birth;
import dev.overstay.live.Live;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The places where resources were made: one {@link Site} for all resources of one class with the
 * same stack. Belongs to one diagnosis and is dropped with it.
 */
@Late
public final class Sites {
  private final OwnCode ownCode;
  private final IdentityHashMap<List<StackTraceElement>, IdentityHashMap<Class<?>, Site>> known =
      new IdentityHashMap<>();

  /** Creates an empty cache that recognizes the user's code with {@code ownCode}. */
  public Sites(OwnCode ownCode) {
    this.ownCode = ownCode;
  }

  /** The site of {@code live}. */
  public Site of(Live live) {
    Birth birth = live.birth;
    if (birth == null) {
      return Site.of(live, ownCode);
    }
    List<StackTraceElement> frames = Frames.of(birth);
    Object object = birth.get();
    Class<?> type = (object == null ? live.key : object).getClass();
    IdentityHashMap<Class<?>, Site> ofStack = known.get(frames);
    Site site = ofStack == null ? null : ofStack.get(type);
    if (site == null) {
      site = Site.of(live, ownCode);
      // Otherwise the stack of the maker counts, and another birth may have another maker.
      if (site.own() && site.frames() == frames) {
        if (ofStack == null) {
          ofStack = new IdentityHashMap<>(1);
          known.put(frames, ofStack);
        }
        ofStack.put(type, site);
      }
    }
    return site;
  }
}
