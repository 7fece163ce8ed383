package dev.overstay;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.overstay.base.Late;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

/** The house's rules: one way through the packages, and nothing in code that must be plain. */
@AnalyzeClasses(packages = "dev.overstay", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  /** Each room may use those before it, and those of the report viewer. */
  private static final List<String> ROOMS =
      List.of(
          "base",
          "ledger",
          "probe",
          "weave",
          "jdk",
          "system",
          "kind",
          "option",
          "live",
          "child",
          "snapshot",
          "origin",
          "noise",
          "object",
          "attribution",
          "grouping",
          "finding",
          "trigger",
          "output",
          "capture",
          "judge",
          "framework",
          "boot",
          "agent");

  /** What the report viewer and the libraries in the jar bring. */
  private static final List<String> VIEWER =
      List.of(
          "text", "json", "dump", "format", "journal", "merge", "html", "stack", "view", "section",
          "page", "check", "orphan", "cli", "shaded");

  /** Of these, what only a page needs. */
  private static final List<String> PAGE =
      List.of("merge", "html", "stack", "view", "section", "page");

  private static final int MOST_FILES = 22;

  // The dump's classes can't be annotated by what the agent alone has.
  private static final Set<String> LATE_DUMP =
      Set.of("Attribution", "Finding", "Progress", "Resource", "TestRun", "VerdictText");
  private static final Set<String> GATES =
      Set.of(
          "agent.Agent",
          "agent.JvmWeaver",
          "attribution.TestLog",
          "capture.DumpAssembly",
          "capture.LateSnapshot",
          "capture.Recorder",
          "capture.Snapshots",
          "child.Children",
          "finding.Diagnosed",
          "finding.Diagnosis",
          "finding.DiagnosisContext",
          "finding.ExitRequest",
          "finding.Findings",
          "finding.Verdicts",
          "grouping.AcceptedFindings",
          "grouping.FindingIds",
          "grouping.Grouping",
          "grouping.Owners",
          "kind.NativeSocketKind",
          "kind.ProcessKind",
          "object.SourceCode",
          "output.Output",
          "output.SmallDumps",
          "snapshot.Freezer",
          "snapshot.History",
          "snapshot.NativeSockets",
          "snapshot.Sampler",
          "weave.Step",
          "weave.Target",
          "weave.Weaver");

  @ArchTest
  static void roomsUseOnlyThoseBeforeThem(JavaClasses classes) {
    List<String> wrong = new ArrayList<>();
    for (JavaClass type : classes) {
      String room = room(type);
      if (room.isEmpty() || VIEWER.contains(room)) {
        continue;
      }
      if (!ROOMS.contains(room)) {
        wrong.add(type.getName() + " is in no room: name the package here");
        continue;
      }
      for (Dependency on : type.getDirectDependenciesFromSelf()) {
        String used = room(on.getTargetClass());
        if (ROOMS.indexOf(used) > ROOMS.indexOf(room)) {
          wrong.add(on.getDescription());
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @ArchTest
  static void roomsAreSmall(JavaClasses classes) {
    Map<String, Set<String>> files = new TreeMap<>();
    for (JavaClass type : classes) {
      if (ROOMS.contains(room(type))) {
        String outermost = type.getName().replaceAll("\\$.*", "");
        files.computeIfAbsent(room(type), room -> new TreeSet<>()).add(outermost);
      }
    }
    assertEquals(Set.copyOf(ROOMS), files.keySet());
    files.values().removeIf(names -> names.size() <= MOST_FILES);
    assertEquals(Map.of(), files);
  }

  private static String room(JavaClass type) {
    return type.getPackageName().replaceFirst("^dev\\.overstay\\.?", "").replaceFirst("\\..*", "");
  }

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("dev.overstay.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule wovenCodeCallsWhatDependsOnTheJdkAlone =
      classes()
          .that()
          .resideInAnyPackage(
              "dev.overstay.base..", "dev.overstay.ledger..", "dev.overstay.probe..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.overstay.base..",
              "dev.overstay.ledger..",
              "dev.overstay.probe..",
              "java.lang..",
              "java.util..",
              "java.io..",
              "java.nio.charset..",
              "java.nio.file..",
              "java.security..")
          .orShould()
          .haveSimpleName("package-info");

  @ArchTest
  static final ArchRule hotCodeIsPlain =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.overstay.base..",
              "dev.overstay.ledger..",
              "dev.overstay.probe..",
              "dev.overstay.weave..")
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "are lambdas, streams, reflection, logging or formatting",
                  (JavaClass type) ->
                      type.getPackageName().startsWith("java.util.stream")
                          || type.getPackageName().startsWith("java.util.function")
                          || type.getPackageName().startsWith("java.lang.reflect")
                          || type.getPackageName().startsWith("java.lang.invoke")
                          || type.getPackageName().startsWith("java.util.logging")
                          || type.getPackageName().startsWith("java.util.regex")
                          || type.getName().equals("java.util.Formatter")));

  // A renamed jar defines late what a clean JVM does not need. Each of these calls
  // LateClasses.define before it enters such a class, or is handed one that exists.
  @ArchTest
  static final ArchRule lateClassesAreEnteredThroughGates =
      noClasses()
          .that(describe("are neither late nor gates", (JavaClass type) -> !isBehindAGate(type)))
          .should()
          .dependOnClassesThat(describe("are late", (JavaClass type) -> isLate(type)));

  private static boolean isBehindAGate(JavaClass type) {
    String name = type.getName().substring("dev.overstay.".length());
    return GATES.contains(name.contains("$") ? name.substring(0, name.indexOf('$')) : name)
        || isLate(type)
        || !ROOMS.contains(room(type));
  }

  private static boolean isLate(JavaClass type) {
    return type.getPackageName().startsWith("org.objectweb.asm")
        || PAGE.contains(room(type))
        || LATE_DUMP.contains(type.getName().replaceFirst("^dev\\.overstay\\.dump\\.", ""))
        || type.isAnnotatedWith(Late.class)
        || type.getEnclosingClass().map(ArchitectureTest::isLate).orElse(false);
  }

  @ArchTest
  static void everyPackageIsNullMarked(JavaClasses classes) {
    JavaClasses all = new ClassFileImporter().importPackages("dev.overstay");
    for (String room : ROOMS) {
      assertTrue(
          all.getPackage("dev.overstay." + room)
              .tryGetAnnotationOfType(NullMarked.class)
              .isPresent(),
          room);
    }
  }
}
