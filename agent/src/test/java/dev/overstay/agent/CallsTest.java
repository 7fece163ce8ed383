package dev.overstay.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.overstay.framework.Frameworks;
import dev.overstay.kind.Kind;
import dev.overstay.kind.Kinds;
import dev.overstay.weave.Call;
import dev.overstay.weave.Point;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/**
 * Woven code finds what it calls: a mistyped name or descriptor would be an error in a user's JVM.
 */
class CallsTest {
  @Test
  void everyCallOfAPointIsAPublicStaticMethod() throws IOException {
    List<String> missing = new ArrayList<>();
    int calls = 0;
    for (Point point : points()) {
      calls++;
      if (!exists(point.call())) {
        missing.add(point.words() + " calls " + point.call());
      }
    }
    assertEquals(List.of(), missing);
    assertTrue(calls > 60, "only " + calls);
  }

  private static List<Point> points() {
    List<Point> points = new ArrayList<>(List.of(ExitPoints.ALL));
    Kind[] kinds = Kinds.all();
    for (int i = 0; i < kinds.length; i++) {
      points.addAll(List.of(kinds[i].points(i)));
      points.addAll(List.of(kinds[i].pointsWhenOff()));
    }
    points.addAll(Frameworks.points());
    return points;
  }

  private static boolean exists(Call call) throws IOException {
    String file = "/" + call.probeClass() + ".class";
    try (InputStream in = CallsTest.class.getResourceAsStream(file)) {
      if (in == null) {
        return false;
      }
      ClassNode type = new ClassNode();
      new ClassReader(in).accept(type, ClassReader.SKIP_CODE);
      int expected = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
      return type.methods.stream()
          .anyMatch(
              m ->
                  m.name.equals(call.method())
                      && m.desc.equals(call.descriptor())
                      && (m.access & expected) == expected);
    }
  }
}
