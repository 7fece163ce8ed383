package dev.overstay.object;

import dev.overstay.base.Late;
import dev.overstay.live.Live;
import dev.overstay.origin.OwnCode;
import dev.overstay.origin.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the object to close from the calls of the own frame's line. */
@Late
public final class ObjectFinder {
  // Types of the JDK with which a variable may be declared, but which have no method that closes.
  private static final Set<String> UNCALLABLE =
      Set.of(
          "java.lang.Object",
          "java.lang.Runnable",
          "java.util.concurrent.Callable",
          "java.util.concurrent.Executor",
          "java.util.function.Supplier");

  private final OwnCode ownCode;
  private final SourceCode source;
  private final Map<String, Optional<ClosableObject>> known = new HashMap<>();

  /**
   * Creates a finder that looks up classes in {@code ownCode} and their calls in {@code source}.
   */
  public ObjectFinder(OwnCode ownCode, SourceCode source) {
    this.ownCode = ownCode;
    this.source = source;
  }

  /** The object that the line which made a resource is about; null if no own line made it. */
  public @Nullable ClosableObject of(Live live, Site site) {
    StackTraceElement line = site.frame();
    StackTraceElement called = called(site);
    if (!site.own() || line == null || called == null || live.kind.runsAtExit()) {
      return null;
    }
    String key = line + " " + called.getClassName() + "." + called.getMethodName();
    Optional<ClosableObject> thing = known.get(key);
    if (thing == null) {
      thing = Optional.ofNullable(find(line, called, site.library() != null));
      known.put(key, thing);
    }
    return thing.orElse(null);
  }

  /** The frame that the own one called. */
  private static @Nullable StackTraceElement called(Site site) {
    List<StackTraceElement> frames = site.frames();
    StackTraceElement inner = null;
    for (StackTraceElement frame : frames) {
      if (frame.equals(site.frame())) {
        return inner;
      }
      // The constructor of an anonymous class is on the stack below the one of its superclass.
      inner = Site.isAnonymous(frame.getClassName()) && inner != null ? inner : frame;
    }
    return null;
  }

  private @Nullable ClosableObject find(
      StackTraceElement line, StackTraceElement called, boolean ofLibrary) {
    LineCall call = call(line, called);
    if (call == null) {
      boolean named = called.getMethodName().equals("<init>") && ofLibrary;
      return named ? closeable(called.getClassName(), null, "<init>", true) : null;
    }
    if (call.constructs()) {
      return closeable(call.type(), call.result(), "<init>", true);
    }
    ClosableObject receiver = call.isStatic() ? null : receiver(call);
    ClosableObject result =
        call.returns() == null
            ? null
            : closeable(call.returns(), call.result(), call.method(), true);
    if (receiver == null || result == null) {
      return receiver == null ? result : receiver;
    }
    if (!ofLibrary) {
      // The JDK's own methods return the object that they make, except those that start an existing
      // one.
      return call.result() != null ? result : receiver;
    }
    if (result.call() == null || (receiver.call() != null && !isMaker(call.type()))) {
      return receiver;
    }
    return isMaker(call.type()) ? result : result.asPart();
  }

  /**
   * The object on which a call is made, or the object from which further calls on the line got that
   * one: closing a client closes what the client made.
   */
  private ClosableObject receiver(LineCall call) {
    ClosableObject nearest = closeable(call.type(), call.receiver(), call.method(), false);
    ClosableObject best = nearest;
    for (LineCall on = call.on(); on != null; on = on.on()) {
      ClosableObject further =
          on.isStatic() || on.constructs()
              ? null
              : closeable(on.type(), on.receiver(), on.method(), false);
      if (further != null && further.call() != null && !isMaker(on.type())) {
        best = further;
      }
    }
    return best;
  }

  /**
   * A builder or factory is not the object that stays open, even if it has a method that closes.
   */
  private static boolean isMaker(String type) {
    return type.endsWith("Builder") || type.endsWith("Factory") || type.endsWith("Bootstrap");
  }

  private @Nullable LineCall call(StackTraceElement line, StackTraceElement called) {
    Class<?> type = ownCode.find(line.getClassName());
    if (type == null) {
      return null;
    }
    LineCall fits = null;
    for (LineCall call : source.lines().at(type, line.getMethodName(), line.getLineNumber())) {
      boolean same = call.type().equals(called.getClassName());
      if (call.method().equals(called.getMethodName())
          && (same || (fits == null && (!call.constructs() || isBelow(call.type(), called))))) {
        fits = call;
      }
    }
    return fits;
  }

  /** Whether a class extends the class whose constructor was called. */
  private boolean isBelow(String name, StackTraceElement called) {
    Class<?> type = ownCode.find(name);
    while (type != null && !type.getName().equals(called.getClassName())) {
      type = type.getSuperclass();
    }
    return type != null;
  }

  private ClosableObject closeable(
      String name, @Nullable Holder holder, String begunBy, boolean made) {
    Class<?> type = ownCode.find(name);
    // An anonymous class of the user is named after the class or interface that it extends.
    while (type != null && Site.isAnonymous(type.getName())) {
      Class<?>[] interfaces = type.getInterfaces();
      boolean extended = type.getSuperclass() != Object.class || interfaces.length == 0;
      type = extended ? type.getSuperclass() : interfaces[0];
    }
    if (type == null) {
      return new ClosableObject(
          name, List.of(ClosableObject.simple(name)), holder, null, made, true, false);
    }
    String call = source.closers().call(type, begunBy);
    boolean closes = AutoCloseable.class.isAssignableFrom(type);
    List<String> names = new ArrayList<>();
    addNames(type, names);
    boolean tried = closes && "close()".equals(call);
    return new ClosableObject(type.getName(), names, usable(holder, call), call, made, true, tried);
  }

  /** Whether a variable is declared with a type that has no method that closes. */
  public static boolean isUncallable(Holder holder) {
    return UNCALLABLE.contains(holder.type());
  }

  /** A variable that is declared with another class is usable if the call can be made on it. */
  private @Nullable Holder usable(@Nullable Holder holder, @Nullable String call) {
    if (holder == null || call == null || holder.type().isEmpty()) {
      return holder;
    }
    Class<?> declared = ownCode.find(holder.type());
    if (declared == null) {
      return isUncallable(holder) ? null : holder;
    }
    String begun = call.startsWith("stop") ? "start" : "<init>";
    return source.closers().call(declared, begun) == null ? null : holder;
  }

  private static void addNames(@Nullable Class<?> type, List<String> names) {
    if (type != null && type != Object.class) {
      names.add(ClosableObject.simple(type.getName()));
      addNames(type.getSuperclass(), names);
      for (Class<?> above : type.getInterfaces()) {
        addNames(above, names);
      }
    }
  }
}
