package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** Works with libraries that the agent has copies of, and with an agent of another's. */
public class CopiesTest {
  /** What Mockito can mock only by weaving it. */
  static final class Order {
    String id() {
      return "real";
    }
  }

  @Test
  void writesClasses() {
    assertEquals("asm-7.1.jar", jar(ClassWriter.class));
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, "com/acme/Made", null, "java/lang/Object", null);
    assertEquals("com/acme/Made", new ClassReader(writer.toByteArray()).getClassName());
  }

  @Test
  void readsJson() throws Exception {
    assertEquals("jackson-core-2.9.10.jar", jar(JsonFactory.class));
    assertEquals(JsonToken.START_OBJECT, new JsonFactory().createParser("{}").nextToken());
  }

  @Test
  void mocksFinalClassesAndThoseOfTheJdk() throws Exception {
    Order order = mock(Order.class);
    when(order.id()).thenReturn("mocked");
    assertEquals("mocked", order.id());
    ServerSocket socket = mock(ServerSocket.class);
    when(socket.getLocalPort()).thenReturn(7);
    assertEquals(7, socket.getLocalPort());
    assertNotNull(new ServerSocket(0));
  }

  private static String jar(Class<?> type) {
    String path = type.getProtectionDomain().getCodeSource().getLocation().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
