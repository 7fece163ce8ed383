package dev.overstay;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The layers, and what code that runs in a user's JVM may not load. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.overstay");

  // Each of these costs milliseconds where it is the first of its kind in a JVM.
  private static final List<String> SLOW_TO_LOAD =
      List.of(
          "java/lang/invoke/LambdaMetafactory",
          "java/lang/invoke/StringConcatFactory",
          "java/lang/runtime/SwitchBootstraps",
          "java/util/stream/",
          "java/util/regex/",
          "java/time/format/",
          "java/util/Formatter");

  private static final List<String> READING_ONLY =
      List.of("DumpReader", "JournalReader", "Fields", "Instants", "Json", "Schema", "Evaluation");

  /** What no JVM with the agent loads. */
  private static final List<String> COMMANDS =
      List.of("dev.overstay.cli", "dev.overstay.check", "dev.overstay.orphan");

  /** Each room may use those before it. */
  private static final List<String> ROOMS =
      List.of(
          "text", "json", "dump", "format", "journal", "html", "merge", "stack", "view", "section",
          "page", "check", "orphan", "cli");

  private static final int MOST_FILES = 22;

  @Test
  void roomsUseOnlyThoseBeforeThem() {
    List<String> wrong = new ArrayList<>();
    for (JavaClass type : CLASSES) {
      String room = room(type);
      if (room.isEmpty()) {
        continue;
      }
      if (!ROOMS.contains(room)) {
        wrong.add(type.getName() + " is in no room: name the package here");
        continue;
      }
      for (Dependency on : type.getDirectDependenciesFromSelf()) {
        if (ROOMS.indexOf(room(on.getTargetClass())) > ROOMS.indexOf(room)) {
          wrong.add(on.getDescription());
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void roomsAreSmall() {
    Map<String, Set<String>> files = new TreeMap<>();
    for (JavaClass type : CLASSES) {
      String outermost = type.getName().replaceAll("\\$.*", "");
      files.computeIfAbsent(room(type), room -> new TreeSet<>()).add(outermost);
    }
    assertEquals(new TreeSet<>(ROOMS), new TreeSet<>(files.keySet()));
    files.values().removeIf(names -> names.size() <= MOST_FILES);
    assertEquals(Map.of(), files);
  }

  @Test
  void jacksonReadsAndNothingElse() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.overstay.json", "dev.overstay.format")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml..")
        .check(CLASSES);
  }

  private static String room(JavaClass type) {
    return type.getPackageName().replaceFirst("^dev\\.overstay\\.?", "").replaceFirst("\\..*", "");
  }

  @Test
  void nothingDependsOnTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.overstay.cli")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.overstay.cli", "picocli..")
        .check(CLASSES);
  }

  @Test
  void thereAreNoCycles() {
    slices().matching("dev.overstay.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    for (JavaClass type : CLASSES) {
      assertTrue(type.getPackage().isAnnotatedWith(NullMarked.class), type.getPackageName());
    }
  }

  @Test
  void writingADumpAndAPageLoadsNothingSlow() throws IOException {
    List<String> slow = new ArrayList<>();
    int looked = 0;
    for (JavaClass type : CLASSES) {
      String outermost = type.getName().replaceAll("\\$.*", "");
      String name = outermost.substring(outermost.lastIndexOf('.') + 1);
      if (COMMANDS.contains(type.getPackageName()) || READING_ONLY.contains(name)) {
        continue;
      }
      looked++;
      String constants = constants(type);
      for (String part : SLOW_TO_LOAD) {
        if (constants.contains(part)) {
          slow.add(type.getName() + " uses " + part);
        }
      }
    }
    assertEquals(List.of(), slow);
    assertTrue(looked > 30);
  }

  private static String constants(JavaClass type) throws IOException {
    String file = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream in = ArchitectureTest.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException(file);
      }
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
