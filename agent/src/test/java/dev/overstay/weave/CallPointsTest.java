package dev.overstay.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.overstay.ledger.ContainerRecord;
import dev.overstay.probe.ContainerLog;
import dev.overstay.weave.Argument.Source;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Points whose arguments are calls, and points where an exception leaves: woven and then run. */
class CallPointsTest {
  private static final String PROBE = "ContainerProbe";
  private static final String OWNER = "dev/overstay/weave/CallPointsTest$Command";
  private static final String ANSWER = "dev/overstay/weave/CallPointsTest$Answer";
  private static final String STATE = "java/lang/IllegalStateException";
  private static final String TEXT = "Ljava/lang/String;";

  /** Stands for what a library's command returns. */
  public static final class Answer {
    /** What a probe asks. */
    public String getId() {
      return "answered";
    }
  }

  /** Stands for a library's command. */
  public static final class Command {
    /** What a probe asks. */
    public String getName() {
      return "named";
    }

    /** Returns from within a handler's range, with other variables than the frame behind it. */
    public @Nullable Answer exec(@Nullable Answer answer) {
      long other = 7;
      try {
        if (other == 8) {
          return new Answer();
        }
        return answer;
      } catch (RuntimeException e) {
        throw new IllegalArgumentException("at " + other, e);
      }
    }

    /** Ends in what it is given, which it declares. */
    @SuppressWarnings("RedundantThrows")
    public void fail(RuntimeException e) throws IllegalStateException {
      throw e;
    }
  }

  @Test
  void resultIsAskedUnlessItIsNull() throws Exception {
    Object command = woven(List.of(created("getName")), 1);
    Answer answer = new Answer();
    assertSame(answer, run(command, "exec", Answer.class, answer));
    ContainerRecord record = named("answered");
    assertNotNull(record);
    assertEquals("named", record.image);
    int before = ContainerLog.known().size();
    assertNull(run(command, "exec", Answer.class, null));
    assertEquals(before, ContainerLog.known().size());
  }

  @Test
  void methodThatTheClassItselfDoesNotHaveIsNotCalled() throws Exception {
    Object command = woven(List.of(created("getGone")), 0);
    Answer answer = new Answer();
    assertSame(answer, run(command, "exec", Answer.class, answer));
  }

  @Test
  void resultOfAnotherClassIsNotAsked() throws Exception {
    Argument id = Argument.call(Source.CLASS_CALL, -1, OWNER, "getName", "()" + TEXT);
    woven(
        List.of(Point.atReturn(OWNER, "exec", Call.of(PROBE, "ended", "(" + TEXT + ")V"), id)), 0);
  }

  @Test
  void exceptionIsToldAndGoesOn() throws Exception {
    Object command = woven(List.of(thrown(STATE)), 1);
    RuntimeException other = new IllegalArgumentException("other");
    assertSame(other, cause(command, other));
    assertNull(named("named"));
    RuntimeException e = new IllegalStateException("meant");
    assertSame(e, cause(command, e));
    assertNotNull(named("named"));
  }

  @Test
  void exceptionThatTheMethodDoesNotDeclareIsNotCaught() throws Exception {
    woven(List.of(thrown("java/lang/IllegalArgumentException")), 0);
  }

  private static Point created(String method) {
    Argument id = Argument.call(Source.CLASS_CALL, -1, ANSWER, "getId", "()" + TEXT);
    Argument own = Argument.call(Source.CLASS_CALL, 0, OWNER, method, "()" + TEXT);
    String descriptor = "(" + TEXT + TEXT + TEXT + TEXT + ")V";
    return Point.atReturn(OWNER, "exec", Call.of(PROBE, "created", descriptor), id, own, own, own);
  }

  private static Point thrown(String exception) {
    Argument name = Argument.call(Source.CLASS_CALL, 0, OWNER, "getName", "()" + TEXT);
    String descriptor = "(" + TEXT + "I)V";
    return Point.atReturn(
            OWNER, "fail", Call.of(PROBE, "started", descriptor), name, Argument.kind(1))
        .whenItThrows(exception);
  }

  private static @Nullable ContainerRecord named(String id) {
    for (ContainerRecord record : ContainerLog.known()) {
      if (record.id.equals(id)) {
        return record;
      }
    }
    return null;
  }

  private static @Nullable Object run(
      Object command, String method, Class<?> type, @Nullable Object argument) throws Exception {
    return command.getClass().getMethod(method, type).invoke(command, argument);
  }

  private static Throwable cause(Object command, RuntimeException e) {
    InvocationTargetException thrown =
        assertThrows(
            InvocationTargetException.class, () -> run(command, "fail", RuntimeException.class, e));
    return thrown.getTargetException();
  }

  /** An instance of the woven class, which a loader of its own has verified. */
  private static Object woven(List<Point> points, int count) throws Exception {
    Weaver weaver = new Weaver(points);
    ClassLoader loader =
        new ClassLoader(CallPointsTest.class.getClassLoader()) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals(Command.class.getName())
                ? define(name)
                : super.loadClass(name, resolve);
          }

          private Class<?> define(String name) {
            byte[] bytes = weave(weaver);
            return defineClass(name, bytes, 0, bytes.length);
          }
        };
    Class<?> type = loader.loadClass(Command.class.getName());
    assertEquals(count, weaver.woven());
    assertEquals(points.size() - count, weaver.failures().size());
    for (WeaveFailure failure : weaver.failures()) {
      assertEquals("no such method or field in this version", failure.why());
    }
    return type.getConstructor().newInstance();
  }

  private static byte[] weave(Weaver weaver) {
    try (InputStream in = ClassLoader.getSystemResourceAsStream(OWNER + ".class")) {
      assertNotNull(in);
      byte[] woven = weaver.transform(null, OWNER, null, null, in.readAllBytes());
      assertNotNull(woven);
      return woven;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
