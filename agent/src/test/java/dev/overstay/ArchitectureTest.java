package dev.overstay;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.overstay.ledger.Late;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** The house's rules: one way through the packages, and nothing in code that must be plain. */
@AnalyzeClasses(packages = "dev.overstay", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] ROOMS = {
    "agent",
    "weave",
    "ledger",
    "kind",
    "tests",
    "snapshot",
    "diagnosis",
    "trigger",
    "dump",
    "journal",
    "page"
  };

  private static final String AGENT_ROOMS =
      "agent|weave|ledger|kind|tests|snapshot|diagnosis|trigger|code";
  // The dump's classes can't be annotated by what the agent alone has.
  private static final Set<String> LATE_DUMP =
      Set.of("Attribution", "Finding", "Progress", "Resource", "TestRun", "VerdictText");
  private static final Set<String> GATES =
      Set.of(
          "agent.Agent",
          "agent.DumpAssembly",
          "agent.JvmWeaver",
          "agent.Output",
          "agent.Recorder",
          "agent.Snapshots",
          "code.SourceCode",
          "diagnosis.Accepted",
          "diagnosis.Diagnosed",
          "diagnosis.Diagnosis",
          "diagnosis.ExitRequest",
          "diagnosis.FindingIds",
          "diagnosis.Findings",
          "diagnosis.Grouping",
          "diagnosis.Owners",
          "diagnosis.Verdicts",
          "kind.NativeSocketKind",
          "kind.ProcessKind",
          "snapshot.Children",
          "snapshot.Freezer",
          "snapshot.History",
          "snapshot.NativeSockets",
          "snapshot.Sampler",
          "tests.TestLog",
          "weave.Step",
          "weave.Target",
          "weave.Weaver");

  @ArchTest
  static final ArchRule layers =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("agent")
          .definedBy("dev.overstay.agent..")
          .layer("trigger")
          .definedBy("dev.overstay.trigger..")
          .layer("diagnosis")
          .definedBy("dev.overstay.diagnosis..")
          .layer("snapshot")
          .definedBy("dev.overstay.snapshot..")
          .layer("tests")
          .definedBy("dev.overstay.tests..")
          .layer("kind")
          .definedBy("dev.overstay.kind..")
          .layer("weave")
          .definedBy("dev.overstay.weave..")
          .layer("ledger")
          .definedBy("dev.overstay.ledger..")
          .layer("page")
          .definedBy("dev.overstay.page..")
          .layer("journal")
          .definedBy("dev.overstay.journal..")
          .layer("dump")
          .definedBy("dev.overstay.dump..")
          .whereLayer("agent")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("trigger")
          .mayOnlyBeAccessedByLayers("agent")
          .whereLayer("page")
          .mayOnlyBeAccessedByLayers("agent")
          .whereLayer("journal")
          .mayOnlyBeAccessedByLayers("agent", "kind", "snapshot")
          .whereLayer("diagnosis")
          .mayOnlyBeAccessedByLayers("agent")
          .whereLayer("snapshot")
          .mayOnlyBeAccessedByLayers("agent", "diagnosis", "trigger")
          .whereLayer("kind")
          .mayOnlyBeAccessedByLayers("agent", "diagnosis", "snapshot")
          .whereLayer("tests")
          .mayOnlyBeAccessedByLayers("agent", "diagnosis")
          .whereLayer("weave")
          .mayOnlyBeAccessedByLayers("agent", "kind", "tests");

  @ArchTest
  static final ArchRule noCycles =
      slices().matching("dev.overstay.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule wovenCodeCallsWhatDependsOnTheJdkAlone =
      classes()
          .that()
          .resideInAPackage("dev.overstay.ledger..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.overstay.ledger..",
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
          .resideInAnyPackage("dev.overstay.ledger..", "dev.overstay.weave..")
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
        || !type.getPackageName().matches("dev\\.overstay\\.(" + AGENT_ROOMS + ")(\\..*)?");
  }

  private static boolean isLate(JavaClass type) {
    return type.getPackageName().startsWith("org.objectweb.asm")
        || type.getPackageName().equals("dev.overstay.page")
        || type.getPackageName().equals("dev.overstay.merge")
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
