package dev.overstay.finding;

import dev.overstay.attribution.TestLog;
import dev.overstay.base.Late;
import dev.overstay.grouping.Candidate;
import dev.overstay.grouping.ClosedObject;
import dev.overstay.grouping.Group;
import dev.overstay.ledger.Birth;
import dev.overstay.ledger.Closings;
import dev.overstay.live.Live;
import dev.overstay.origin.Frames;
import dev.overstay.origin.OwnCode;
import java.util.ArrayList;
import java.util.List;

/**
 * A finding in the form that fails the test that made it.
 *
 * @param words title, place and fix, a line each
 * @param frames the stack on which it was made, innermost first
 * @param ids the ids of all resources that belong to it
 */
@Late
public record TestLeak(String words, List<StackTraceElement> frames, List<Integer> ids) {

  static TestLeak of(Group group, List<Live> live, boolean redact, OwnCode ownCode, TestLog tests) {
    ClosedObject closed = ClosedObject.of(group, Closings.all(), live, tests);
    Candidate root = group.root();
    StackTraceElement frame = root.site.frame();
    String place =
        frame == null ? "an unknown place" : Frames.frame(frame, root.site.own()).words();
    Title title = Words.title(group, closed, 0, redact, ownCode);
    List<Integer> ids = new ArrayList<>();
    for (Candidate member : group.members()) {
      ids.add(member.live.id);
    }
    Birth birth = root.live.birth;
    return new TestLeak(
        title.within()
            + "\n  made by   "
            + place
            + "\n  effect    "
            + group.effect().words()
            + "\n  fix       "
            + Fix.of(group, closed, true, true).words(),
        birth == null ? List.of() : Frames.of(birth),
        ids);
  }
}
