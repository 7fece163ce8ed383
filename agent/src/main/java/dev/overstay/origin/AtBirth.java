package dev.overstay.origin;

import dev.overstay.base.Late;
import dev.overstay.dump.Frame;
import dev.overstay.ledger.Birth;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds where something was made while it is born, with the same result that a finding would have
 * later. The classes on the stack are at hand at that time, whereas listing all loaded classes, as
 * a snapshot does, takes milliseconds.
 */
@Late
public final class AtBirth {
  private final OwnCode ownCode;

  /** Recognizes own code with {@code ownCode}, which no other code may use. */
  public AtBirth(OwnCode ownCode) {
    this.ownCode = ownCode;
  }

  /** The line that made it; null if it is not known. Must be called by the thread that made it. */
  public synchronized @Nullable Frame madeBy(Birth birth, Object key) {
    StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .forEach(
            new Consumer<StackWalker.StackFrame>() {
              @Override
              public void accept(StackWalker.StackFrame frame) {
                Class<?> type = frame.getDeclaringClass();
                // The JDK's base is not the user's code and needs no check.
                if (type.getClassLoader() != null) {
                  ownCode.learn(type);
                }
              }
            });
    return madeLongAgoBy(birth, key);
  }

  /** The same for a resource that was born earlier, on any thread. */
  public synchronized @Nullable Frame madeLongAgoBy(Birth birth, Object key) {
    Site site = Site.of(birth, key, ownCode);
    ownCode.forget();
    StackTraceElement frame = site.frame();
    return frame == null ? null : Frames.frame(frame, site.own());
  }
}
