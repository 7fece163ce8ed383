package dev.overstay.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a container's commands make of it. */
class ContainerLogTest {
  private static final int KIND = 9;

  @BeforeAll
  static void prepare() {
    Ledger.prepare(0);
  }

  @Test
  void containerThatWasOnlyMadeDoesNotRun() {
    Probe.containerCreated("made1234", "image", null, null);
    assertEquals(List.of(), runs("made1234"));
  }

  @Test
  void everyRunIsABirthAndStartingWhatRunsIsNone() {
    Probe.containerCreated("runs1234", "image", "name", null);
    Probe.containerStarted("runs1234", KIND);
    List<ContainerRecord> first = runs("runs1234");
    Probe.containerStarted("runs1234", KIND);
    assertEquals(first, runs("runs1234"));
    Probe.containerEnded("runs1234");
    assertEquals(List.of(), runs("runs1234"));
    Probe.containerRestarted("runs1234", KIND);
    assertEquals(1, runs("runs1234").size());
    assertEquals("image", runs("runs1234").get(0).image);
  }

  @Test
  void startsAndEndsAreToldOnceEach() {
    List<String> told = new ArrayList<>();
    LastingBirths.listen(
        new LastingListener() {
          @Override
          public void born(Birth birth) {
            tell("born ", birth.value);
          }

          @Override
          public void ended(Lasting lasting) {
            tell("ended ", lasting);
          }

          private void tell(String what, @Nullable Object value) {
            if (value instanceof ContainerRecord container && container.id.equals("told1234")) {
              told.add(what + container.isOver());
            }
          }
        });
    Probe.containerCreated("told1234", "image", null, null);
    Probe.containerStarted("told1234", KIND);
    Probe.containerStarted("told1234", KIND);
    Probe.containerEnded("told1234");
    Probe.containerRemoved("told1234");
    assertEquals(List.of("born false", "ended true"), told);
  }

  @Test
  void containerIsMeantByItsNameAndByTheBeginningOfItsId() {
    Probe.containerCreated("meant12345", "image", "/by name", null);
    Probe.containerStarted("by name", KIND);
    assertEquals(1, runs("meant12345").size());
    Probe.containerEnded("mea");
    assertEquals(1, runs("meant12345").size());
    Probe.containerEnded("meant");
    assertEquals(List.of(), runs("meant12345"));
    Probe.containerStarted("/by name", KIND);
    assertEquals(1, runs("meant12345").size());
  }

  @Test
  void removedContainerIsForgotten() {
    Probe.containerCreated("gone1234", "image", null, null);
    Probe.containerStarted("gone1234", KIND);
    int known = ContainerLog.known().size();
    Probe.containerRemoved("gone1234");
    assertEquals(List.of(), runs("gone1234"));
    assertEquals(known - 1, ContainerLog.known().size());
  }

  @Test
  void containerThatAnotherMadeCountsWhenItIsStartedButNotWhenItIsRestarted() {
    Probe.containerRestarted("other1234", KIND);
    assertEquals(List.of(), runs("other1234"));
    Probe.containerStarted("other1234", KIND);
    assertEquals(1, runs("other1234").size());
    assertNull(runs("other1234").get(0).image);
  }

  @ParameterizedTest
  @CsvSource({",0", "KILL,0", "SIGKILL,0", "9,0", "TERM,0", "SIGINT,0", "HUP,1", "1,1", "19,1"})
  void signalsThatEndAndSignalsThatDoNot(@Nullable String signal, int running) {
    String id = "signal " + signal;
    Probe.containerStarted(id, KIND);
    Probe.containerKilled(id, signal);
    assertEquals(running, runs(id).size());
  }

  @Test
  void whatIsNullIsNone() {
    long dropped = Ledger.dropped();
    Probe.containerCreated(null, null, null, null);
    Probe.containerStarted(null, KIND);
    Probe.containerRestarted(null, KIND);
    Probe.containerEnded(null);
    Probe.containerKilled(null, null);
    Probe.containerRemoved(null);
    assertEquals(dropped, Ledger.dropped());
    assertEquals(List.of(), runs("null"));
  }

  private static List<ContainerRecord> runs(String id) {
    List<ContainerRecord> runs = new ArrayList<>();
    for (Birth birth : LastingBirths.live()) {
      if (birth.value instanceof ContainerRecord record && record.id.equals(id)) {
        runs.add(record);
      }
    }
    return runs;
  }
}
