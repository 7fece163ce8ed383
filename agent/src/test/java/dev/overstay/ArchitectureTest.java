package dev.overstay;

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
  private static final Set<String> GATED =
      Set.of(
          "agent.PageFile",
          "code.Closers",
          "code.LineCalls",
          "code.StackSources",
          "code.MethodLines",
          "weave.AsmWeaver",
          "weave.CarrierClass",
          "weave.OwnMethods",
          "weave.PointVisitor",
          "weave.ProbeInserter",
          "weave.Step",
          "weave.WovenCalls");

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

  // A renamed jar defines ASM and the page late: whatever names them is entered behind a call of
  // LateClasses.define, which these three make.
  @ArchTest
  static final ArchRule lateClassesAreNamedBehindTheirGatesAlone =
      noClasses()
          .that(
              DescribedPredicate.describe(
                  "are not behind a gate", (JavaClass type) -> !isBehindAGate(type)))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.objectweb.asm..", "dev.overstay.page..");

  @ArchTest
  static final ArchRule asmWeavesBehindTheGate =
      noClasses()
          .that()
          .doNotHaveSimpleName("Weaver")
          .should()
          .dependOnClassesThat()
          .haveSimpleName("AsmWeaver");

  @ArchTest
  static final ArchRule classFilesAreReadBehindTheGate =
      noClasses()
          .that()
          .doNotHaveSimpleName("SourceCode")
          .should()
          .callConstructor("dev.overstay.code.LineCalls")
          .orShould()
          .callConstructor("dev.overstay.code.Closers");

  private static boolean isBehindAGate(JavaClass type) {
    String name = type.getName().substring("dev.overstay.".length());
    return GATED.contains(name.contains("$") ? name.substring(0, name.indexOf('$')) : name)
        || !type.getPackageName().matches("dev\\.overstay\\.(" + AGENT_ROOMS + ")(\\..*)?");
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
