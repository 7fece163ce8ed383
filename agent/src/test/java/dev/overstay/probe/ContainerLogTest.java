package dev.overstay.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.overstay.ledger.Birth;
import dev.overstay.ledger.ContainerRecord;
import dev.overstay.ledger.KeptBirths;
import dev.overstay.ledger.Lasting;
import dev.overstay.ledger.Ledger;
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
    ContainerProbe.created("made1234", "image", null, null);
    assertEquals(List.of(), runs("made1234"));
  }

  @Test
  void everyRunIsABirthAndStartingWhatRunsIsNone() {
    ContainerProbe.created("runs1234", "image", "name", null);
    ContainerProbe.started("runs1234", KIND);
    List<ContainerRecord> first = runs("runs1234");
    ContainerProbe.started("runs1234", KIND);
    assertEquals(first, runs("runs1234"));
    ContainerProbe.ended("runs1234");
    assertEquals(List.of(), runs("runs1234"));
    ContainerProbe.restarted("runs1234", KIND);
    assertEquals(1, runs("runs1234").size());
    assertEquals("image", runs("runs1234").get(0).image);
  }

  @Test
  void startsAndEndsAreToldOnceEach() {
    List<String> told = new ArrayList<>();
    KeptBirths.listen(
        new KeptBirths.Listener() {
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
    ContainerProbe.created("told1234", "image", null, null);
    ContainerProbe.started("told1234", KIND);
    ContainerProbe.started("told1234", KIND);
    ContainerProbe.ended("told1234");
    ContainerProbe.removed("told1234");
    assertEquals(List.of("born false", "ended true"), told);
  }

  @Test
  void containerIsMeantByItsNameAndByTheBeginningOfItsId() {
    ContainerProbe.created("meant12345", "image", "/by name", null);
    ContainerProbe.started("by name", KIND);
    assertEquals(1, runs("meant12345").size());
    ContainerProbe.ended("mea");
    assertEquals(1, runs("meant12345").size());
    ContainerProbe.ended("meant");
    assertEquals(List.of(), runs("meant12345"));
    ContainerProbe.started("/by name", KIND);
    assertEquals(1, runs("meant12345").size());
  }

  @Test
  void removedContainerIsForgotten() {
    ContainerProbe.created("gone1234", "image", null, null);
    ContainerProbe.started("gone1234", KIND);
    int known = ContainerLog.known().size();
    ContainerProbe.removed("gone1234");
    assertEquals(List.of(), runs("gone1234"));
    assertEquals(known - 1, ContainerLog.known().size());
  }

  @Test
  void containerThatAnotherMadeCountsWhenItIsStartedButNotWhenItIsRestarted() {
    ContainerProbe.restarted("other1234", KIND);
    assertEquals(List.of(), runs("other1234"));
    ContainerProbe.started("other1234", KIND);
    assertEquals(1, runs("other1234").size());
    assertNull(runs("other1234").get(0).image);
  }

  @ParameterizedTest
  @CsvSource({",0", "KILL,0", "SIGKILL,0", "9,0", "TERM,0", "SIGINT,0", "HUP,1", "1,1", "19,1"})
  void signalsThatEndAndSignalsThatDoNot(@Nullable String signal, int running) {
    String id = "signal " + signal;
    ContainerProbe.started(id, KIND);
    ContainerProbe.killed(id, signal);
    assertEquals(running, runs(id).size());
  }

  @Test
  void whatIsNullIsNone() {
    long dropped = Ledger.dropped();
    ContainerProbe.created(null, null, null, null);
    ContainerProbe.started(null, KIND);
    ContainerProbe.restarted(null, KIND);
    ContainerProbe.ended(null);
    ContainerProbe.killed(null, null);
    ContainerProbe.removed(null);
    assertEquals(dropped, Ledger.dropped());
    assertEquals(List.of(), runs("null"));
  }

  private static List<ContainerRecord> runs(String id) {
    List<ContainerRecord> runs = new ArrayList<>();
    for (Birth birth : KeptBirths.live()) {
      if (birth.value instanceof ContainerRecord record && record.id.equals(id)) {
        runs.add(record);
      }
    }
    return runs;
  }
}
