package dev.overstay.weave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;
import org.objectweb.asm.util.TraceClassVisitor;

/** Classes whose loader does not see the agent; that the result runs is seen in forked JVMs. */
class CarriersTest {
  private static final String OWNER = "dev/overstay/weave/CarriersTest$Library";
  private static final String OTHER = "dev/overstay/weave/CarriersTest$Other";
  private static final String TEXT = "(Ljava/lang/String;)V";
  private static final String LARGE = "(JLjava/lang/String;D)Ljava/lang/Throwable;";
  private static final Point POINT =
      Point.atEntry(OWNER, "run", Call.of("ContainerProbe", "ended", TEXT), Argument.local(1));
  private static final List<Point> TABLE =
      List.of(
          POINT,
          Point.atEntry(OTHER, "run", Call.of("ContainerProbe", "ended", TEXT), Argument.local(1)),
          Point.atEntry(OTHER, "run", Call.of("ContainerProbe", "large", LARGE)),
          Point.atEntry(OTHER, "run", Call.of("JUnit4Probe", "failed", TEXT), Argument.local(1)),
          Point.atEntry("java/util/Timer", "cancel", Call.of("ContainerProbe", "jdk", TEXT)));

  /** Stands for a library's class. */
  @SuppressWarnings("unused")
  static final class Library {
    void run(String text) {}
  }

  /** A weaver that notes what it is to define. */
  private static final class Noting extends Weaver {
    final List<byte[]> defined = new ArrayList<>();
    @Nullable String failure;

    Noting() {
      super(TABLE);
    }

    @Override
    protected @Nullable String defineInBootLoader(byte[] classFile) {
      defined.add(classFile);
      return failure;
    }
  }

  private final Noting weaver = new Noting();

  private static final class Filtering extends ClassLoader {}

  private byte @Nullable [] weave(@Nullable ClassLoader loader) throws IOException {
    try (InputStream in = ClassLoader.getSystemResourceAsStream(OWNER + ".class")) {
      return weaver.transform(loader, OWNER, null, null, Objects.requireNonNull(in).readAllBytes());
    }
  }

  private static String text(byte @Nullable [] classFile) {
    assertNotNull(classFile);
    StringWriter text = new StringWriter();
    ClassReader reader = new ClassReader(classFile);
    reader.accept(new TraceClassVisitor(new PrintWriter(text)), 0);
    StringWriter problems = new StringWriter();
    CheckClassAdapter.verify(reader, false, new PrintWriter(problems));
    assertEquals("", problems.toString());
    return text.toString();
  }

  @Test
  void classesOfTheJvmsOwnLoadersCallTheLedgerItself() throws IOException {
    for (ClassLoader loader :
        new @Nullable ClassLoader[] {
          null, ClassLoader.getPlatformClassLoader(), ClassLoader.getSystemClassLoader()
        }) {
      String woven = text(weave(loader));
      assertTrue(woven.contains("INVOKESTATIC dev/overstay/probe/ContainerProbe.ended "), woven);
    }
    assertEquals(List.of(), weaver.defined);
  }

  @Test
  void classesOfAnyOtherLoaderCallWhatEveryLoaderSees() throws IOException {
    String woven = text(weave(new Filtering()));
    String carrier = new ClassReader(weaver.defined.get(0)).getClassName();
    assertTrue(carrier.startsWith("java/lang/$OverstayContainerProbe"), carrier);
    assertTrue(woven.contains("INVOKESTATIC " + carrier + ".ended "), woven);
    assertTrue(!woven.contains("dev/overstay/probe"), woven);
    text(weave(new Filtering()));
    assertEquals(1, weaver.defined.size());
  }

  @Test
  void carrierHasTheProbesOfAllLibrariesThatCallTheSameClassOfTheLedger() throws IOException {
    weave(new Filtering());
    String carrier = text(weaver.defined.get(0));
    assertEquals(2, carrier.split("INVOKESTATIC", -1).length - 1, carrier);
    assertTrue(carrier.contains("INVOKESTATIC dev/overstay/probe/ContainerProbe.ended " + TEXT));
    assertTrue(carrier.contains("INVOKESTATIC dev/overstay/probe/ContainerProbe.large " + LARGE));
  }

  @Test
  void whereThereIsNoCarrierTheClassIsLeftAloneAndItsPointsFail() throws IOException {
    weaver.failure = "for a reason";
    assertNull(weave(new Filtering()));
    List<WeaveFailure> expected = List.of(new WeaveFailure(POINT, "for a reason"));
    assertEquals(expected, weaver.failures());
    // The same class in another loader does not change what is missing in this one.
    assertNotNull(weave(ClassLoader.getSystemClassLoader()));
    assertEquals(expected, weaver.failures());
    assertEquals(1, weaver.woven());
  }

  @Test
  void carrierThatCouldNotBeDefinedIsTriedAgainUnderAnotherName() throws IOException {
    weaver.failure = "for a reason";
    weave(new Filtering());
    weaver.failure = null;
    assertNotNull(weave(new Filtering()));
    assertEquals(2, weaver.defined.stream().map(CarriersTest::name).distinct().count());
  }

  private static String name(byte[] classFile) {
    return new ClassReader(classFile).getClassName();
  }

  @Test
  void weaverThatCanDefineNothingLeavesTheClassAlone() throws IOException {
    Weaver plain = new Weaver(TABLE);
    try (InputStream in = ClassLoader.getSystemResourceAsStream(OWNER + ".class")) {
      byte[] library = Objects.requireNonNull(in).readAllBytes();
      assertNull(plain.transform(new Filtering(), OWNER, null, null, library));
    }
    assertEquals("its class loader does not see the agent", plain.failures().get(0).why());
  }
}
