package dev.overstay.attribution;

import dev.overstay.base.Late;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.Span;
import java.util.Map;
import java.util.Objects;

/** Counts the tests that ran to their end while a resource of an earlier test was live. */
@Late
final class Outlived {
  private Outlived() {}

  /**
   * The number of these tests, without the test that made the resource or, if a class made it,
   * without the tests of that class.
   *
   * @param creator which tests made it, at least one
   * @param numbers the spans of the tests that were named, with their numbers
   * @param ids the ids of all spans
   * @param archived the classes that ended long ago
   */
  static int count(
      Birth birth,
      TestLog.Creator creator,
      Map<Span, Integer> numbers,
      Map<Span, TestId> ids,
      TestArchive.Contents archived) {
    Span own = null;
    for (Map.Entry<Span, Integer> entry : numbers.entrySet()) {
      own = entry.getValue().equals(creator.tests().get(0)) ? entry.getKey() : own;
    }
    String ownType = own == null ? null : TestId.known(own).className();
    int outlived = 0;
    for (ArchivedClass type : archived.classes().values()) {
      boolean ownClass = creator.ofClass() && type.summary().name().equals(ownType);
      outlived += ownClass ? 0 : type.endedAfter(birth.order);
    }
    for (Map.Entry<Span, TestId> entry : ids.entrySet()) {
      Span span = entry.getKey();
      TestId id = entry.getValue();
      boolean ownClass = creator.ofClass() && Objects.equals(ownType, id.className());
      if (id.isTest()
          && span != own
          && !ownClass
          && span.endedAt() >= 0
          && span.endOrder() > birth.order) {
        outlived++;
      }
    }
    return outlived;
  }
}
