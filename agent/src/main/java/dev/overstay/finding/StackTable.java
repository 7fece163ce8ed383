package dev.overstay.finding;

import dev.overstay.dump.Stack;
import dev.overstay.origin.Frames;
import dev.overstay.origin.OwnCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The stacks of one dump, each written once. */
final class StackTable {
  private final OwnCode ownCode;
  private final int depth;
  private final Map<List<StackTraceElement>, Integer> ids = new HashMap<>();
  // Births with the same frames have the same list.
  private final IdentityHashMap<List<StackTraceElement>, Integer> same = new IdentityHashMap<>();
  private final Map<StackTraceElement, String> known = new HashMap<>();
  private final List<Stack> stacks = new ArrayList<>();

  StackTable(OwnCode ownCode, int depth) {
    this.ownCode = ownCode;
    this.depth = depth;
  }

  /** The id of this stack, cut to the innermost {@code depth} frames. */
  int id(List<StackTraceElement> frames) {
    Integer known = same.get(frames);
    if (known == null) {
      known = find(frames);
      same.put(frames, known);
    }
    return known;
  }

  private int find(List<StackTraceElement> frames) {
    List<StackTraceElement> kept = frames.size() > depth ? frames.subList(0, depth) : frames;
    Integer id = ids.get(kept);
    if (id == null) {
      id = stacks.size() + 1;
      ids.put(kept, id);
      List<String> texts = new ArrayList<>(kept.size());
      List<Integer> own = new ArrayList<>();
      for (int i = 0; i < kept.size(); i++) {
        StackTraceElement frame = kept.get(i);
        String text = known.get(frame);
        if (text == null) {
          text = Frames.text(frame);
          known.put(frame, text);
        }
        texts.add(text);
        if (!Frames.isJdk(frame) && ownCode.isOwn(frame.getClassName())) {
          own.add(i);
        }
      }
      stacks.add(new Stack(id, texts, own));
    }
    return id;
  }

  List<Stack> stacks() {
    return stacks;
  }
}
