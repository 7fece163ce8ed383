package dev.overstay.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overstay.dump.Dump;
import dev.overstay.dump.Finding;
import dev.overstay.dump.Golden;
import dev.overstay.merge.Merged.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many dumps as one list, and what changed since earlier ones. */
class MergedTest {
  private static final String POOL = "f-3b9ac1d2";
  private static final String STARTED = "2026-11-20T10:00:00.000Z";

  @Test
  void theSameFindingOfTwoJvmsIsOneRowWithBoth() {
    Merged merged = Merged.of(List.of(Golden.dump(), started(48999, STARTED), Golden.clean()));
    assertEquals(3, merged.findings().size());
    Finding pool = merged.findings().get(0);
    assertEquals(POOL, pool.id());
    assertEquals(
        List.of(48213L, 48999L),
        merged.jvms(pool).stream().map(jvm -> jvm.dump.jvm().pid()).toList());
    assertEquals(2, merged.count(pool));
    assertEquals(1, merged.clean().size());
    assertNull(merged.status(pool));
  }

  @Test
  void codeOfTheSameNameAtAnotherLineIsAnotherRow() {
    Dump module = Golden.with(dump -> ((ObjectNode) dump.at("/findings/0/madeBy")).put("line", 7));
    Merged merged = Merged.of(List.of(Golden.dump(), module));
    List<Finding> findings = merged.findings();
    assertEquals(
        List.of(POOL, POOL, "f-77e0142c", "f-c41f9a08"),
        findings.stream().map(Finding::id).toList());
    assertEquals(1, merged.jvms(findings.get(0)).size());
  }

  @Test
  void whatEndsByItselfComesLastOfThoseThatDoTheSame() {
    Dump dump =
        Golden.with(
            change -> {
              ArrayNode findings = (ArrayNode) change.get("findings");
              ObjectNode ending = findings.get(0).deepCopy();
              findings.insert(0, ending.put("id", "f-00000001").put("progress", "ending"));
            });
    List<Finding> findings = Merged.of(List.of(dump)).findings();
    assertEquals(POOL, findings.get(0).id());
    assertEquals("f-00000001", findings.get(1).id());
  }

  @Test
  void aFindingThatOneJvmJudgesAndAnotherSilencesIsJudged() {
    Dump silent =
        Golden.with(dump -> ((ObjectNode) dump.at("/findings/0")).put("suppressedBy", "rule"));
    assertEquals(false, Merged.of(List.of(silent, Golden.dump())).findings().get(0).isSuppressed());
    List<Finding> alone = Merged.of(List.of(silent)).findings();
    assertEquals(POOL, alone.get(alone.size() - 1).id());
    assertEquals(2, Merged.of(List.of(silent)).loud().size());
  }

  @Test
  void whatWasThereEarlierIsKnownSinceTheFirstDumpThatHasIt() {
    EarlierFindings earlier = EarlierFindings.of(List.of(Golden.dump(), onlyThePool(STARTED)));
    Merged merged = Merged.of(List.of(onlyThePool("2026-11-25T10:00:00.000Z")), earlier);
    assertEquals(Status.KNOWN, merged.status(merged.findings().get(0)));
    assertEquals("2026-11-20", merged.since(merged.findings().get(0)));
    assertEquals(
        List.of("f-77e0142c", "f-c41f9a08"),
        merged.gone().stream().map(EarlierFindings.Known::id).toList());
    Merged other =
        Merged.of(List.of(Golden.dump()), EarlierFindings.of(List.of(onlyThePool(STARTED))));
    assertEquals(
        List.of(Status.KNOWN, Status.NEW, Status.NEW),
        other.findings().stream().map(other::status).toList());
  }

  @Test
  void aBaselineIsReadAsItWasWrittenAndWithoutItsRemarks() {
    EarlierFindings written = EarlierFindings.of(List.of(Golden.dump()));
    assertEquals(written.all(), EarlierFindings.ofText(written.lines()).all());
    assertEquals(
        "f-3b9ac1d2 # since 2026-11-22: Executor order-consumer (3 threads) was never shut down,"
            + " made by com.acme.orders.OrderEventsIT.startConsumer(OrderEventsIT.java:88)",
        written.lines().get(1).replace("by Ord", "by com.acme.orders.Ord"));
    assertEquals(
        List.of(
            new EarlierFindings.Known("f-1", null, "an old pool"),
            new EarlierFindings.Known("f-2", null, "")),
        EarlierFindings.ofText(List.of("# remark", "", "f-1 # an old pool", "f-2", "nonsense"))
            .all());
  }

  @Test
  void whatIsAcceptedAgainKeepsItsDay() {
    EarlierFindings now = EarlierFindings.of(List.of(Golden.dump()));
    now.keep(EarlierFindings.ofText(List.of(POOL + " # since 2026-01-02: words", "f-gone")));
    assertEquals("2026-01-02", now.all().get(0).since());
    assertEquals(3, now.all().size());
  }

  private static Dump started(int pid, String at) {
    return Golden.with(dump -> ((ObjectNode) dump.at("/jvm")).put("pid", pid).put("startedAt", at));
  }

  private static Dump onlyThePool(String at) {
    return Golden.with(
        dump -> {
          ((ObjectNode) dump.at("/jvm")).put("startedAt", at);
          ArrayNode findings = (ArrayNode) dump.get("findings");
          findings.remove(2);
          findings.remove(1);
        });
  }
}
