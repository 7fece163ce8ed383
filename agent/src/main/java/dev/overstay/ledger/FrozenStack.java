package dev.overstay.ledger;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a birth as text. Unlike an {@link Origin}, it does not keep classes alive, and all
 * births with the same frames share one instance.
 */
final class FrozenStack {
  private static final StackTraceElement[] NO_FRAMES = {};

  /** The stack of a birth without a recorded stack. */
  static final FrozenStack EMPTY = new FrozenStack(NO_FRAMES);

  // Held weakly, so that a stack is dropped together with the last birth that uses it.
  private static final WeakHashMap<FrozenStack, WeakReference<FrozenStack>> stacks =
      new WeakHashMap<>();
  private static final WeakHashMap<StackTraceElement, WeakReference<StackTraceElement>> frames =
      new WeakHashMap<>();

  // Only an application that defines classes endlessly has more than this between two collections.
  private static final int MOST_UNSEEN = 10_000;
  private static volatile Set<String> unseen = new HashSet<>();

  private final StackTraceElement[] elements;
  private final int hash;
  private @Nullable List<StackTraceElement> trace;

  private FrozenStack(StackTraceElement[] elements) {
    this.elements = elements;
    this.hash = Arrays.hashCode(elements);
  }

  /** The shared stack with these frames. */
  static FrozenStack of(StackTraceElement[] elements) {
    if (elements.length == 0) {
      return EMPTY;
    }
    FrozenStack stack = new FrozenStack(elements);
    synchronized (stacks) {
      WeakReference<FrozenStack> known = stacks.get(stack);
      FrozenStack same = known == null ? null : known.get();
      if (same != null) {
        return same;
      }
      for (int i = 0; i < elements.length; i++) {
        elements[i] = shared(elements[i]);
      }
      stacks.put(stack, new WeakReference<>(stack));
      return stack;
    }
  }

  private static StackTraceElement shared(StackTraceElement frame) {
    WeakReference<StackTraceElement> known = frames.get(frame);
    StackTraceElement same = known == null ? null : known.get();
    if (same == null) {
      frames.put(frame, new WeakReference<>(frame));
      if (mayBeUnloaded(frame) && unseen.size() < MOST_UNSEEN) {
        unseen.add(frame.getClassName());
      }
      return frame;
    }
    return same;
  }

  // The JDK's own loaders never unload their classes, which are in a module or on the class path.
  // The loader of the probes, which are on every stack, does not either.
  private static boolean mayBeUnloaded(StackTraceElement frame) {
    return frame.getModuleName() == null
        && !"app".equals(frame.getClassLoaderName())
        && !isProbes(frame.getClassName());
  }

  /** The number of classes that wait to be taken. */
  static int unseen() {
    return unseen.size();
  }

  /** Returns the classes of loaders that may be unloaded; each class is returned only once. */
  static Set<String> takeUnseen() {
    synchronized (stacks) {
      Set<String> names = unseen;
      if (!names.isEmpty()) {
        unseen = new HashSet<>();
      }
      return names;
    }
  }

  /** The frames, innermost first; not to be changed. */
  StackTraceElement[] elements() {
    return elements;
  }

  /** The frames without the agent's own, always the same list. */
  synchronized List<StackTraceElement> trace() {
    List<StackTraceElement> known = trace;
    if (known == null) {
      int from = 0;
      while (from < elements.length && isAgents(elements[from].getClassName())) {
        from++;
      }
      known = Collections.unmodifiableList(Arrays.asList(elements).subList(from, elements.length));
      trace = known;
    }
    return known;
  }

  private static boolean isAgents(String className) {
    return isProbes(className)
        || className.startsWith("java.lang.$Overstay")
        || className.startsWith("dev.overstay.trigger.");
  }

  // The classes that woven code calls, and the classes that these call.
  private static boolean isProbes(String className) {
    return className.startsWith("dev.overstay.probe.")
        || className.startsWith("dev.overstay.ledger.");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FrozenStack stack
        && hash == stack.hash
        && Arrays.equals(elements, stack.elements);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
