package dev.overstay.origin;

import dev.overstay.base.Late;
import dev.overstay.dump.Frame;
import dev.overstay.ledger.Birth;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Says where something was made while it is born, as a finding would say it later. The classes of
 * the stack are at hand then: listing all that are loaded, as a snapshot does, takes milliseconds.
 */
@Late
public final class AtBirth {
  private final OwnCode ownCode;

  /** Tells own code by {@code ownCode}, which nobody else may use. */
  public AtBirth(OwnCode ownCode) {
    this.ownCode = ownCode;
  }

  /** The line that made it; null where none is known. To be called by the thread that did. */
  public synchronized @Nullable Frame madeBy(Birth birth, Object key) {
    StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .forEach(
            new Consumer<StackWalker.StackFrame>() {
              @Override
              public void accept(StackWalker.StackFrame frame) {
                Class<?> type = frame.getDeclaringClass();
                // The JDK's base is nobody's own and is not asked for.
                if (type.getClassLoader() != null) {
                  ownCode.learn(type);
                }
              }
            });
    return madeLongAgoBy(birth, key);
  }

  /** The same of what was born before, on whatever thread. */
  public synchronized @Nullable Frame madeLongAgoBy(Birth birth, Object key) {
    Site site = Site.of(birth, key, ownCode);
    ownCode.forget();
    StackTraceElement frame = site.frame();
    return frame == null ? null : Frames.frame(frame, site.own());
  }
}
