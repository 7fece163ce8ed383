package dev.overstay.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.overstay.html.Html;
import dev.overstay.html.StringTable;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stacks as numbers, as {@code rest.js} reads them. */
class FrameTreeTest {
  private final StringTable texts = new StringTable();
  private final FrameTree tree = new FrameTree(texts, new Sentences(texts));

  private String written() throws IOException {
    StringBuilder out = new StringBuilder();
    Html html = new Html(out);
    tree.write(html);
    html.raw("\n");
    texts.write(html);
    return out.toString();
  }

  @Test
  void aCallIsThereOnceWithoutItsLinesAndAFileNamedLikeItsClassIsNot() throws IOException {
    tree.of(List.of("a.B$C.d(B.java:7)", "a.B$C.d(B.java:9)", "a.B.e(Other.java:1)"));
    assertEquals(
        """
        "calls":[0,1,2,0,3,4],
        "frames":[0,1,0,9,2,7],
        "steps":[0,0,0]
        ["a.","B.e","Other.java","B$C.d","\\u0008"]""",
        written());
  }

  @Test
  void aStepThatLeadsElsewhereSaysFromWhere() throws IOException {
    tree.of(List.of("a.A.a(A.java:1)", "b.B.b(B.java:2)"));
    tree.of(List.of("c.C.c(C.java:3)", "b.B.b(B.java:2)"));
    tree.of(List.of("b.B.b(B.java:2)", "b.B.b(B.java:2)"));
    assertEquals("\"steps\":[0,0,-2,0,-3,1]", written().lines().toList().get(2));
  }

  @Test
  void aLineOfAnotherFormIsAllCallWithItsNumber() throws IOException {
    String hidden = "a.B$$Lambda/0x000a.run(B.java:";
    String cut = "a." + "x".repeat(2_000) + ".f(X.java:";
    tree.of(List.of(hidden + "5)", hidden + "6)", cut + "7)", "no brackets:8)"));
    List<String> lines = written().lines().toList();
    assertEquals("\"frames\":[0,-1,0,-1,0,-1,0,-1],", lines.get(1));
    assertEquals(true, lines.get(3).contains(".run(B.java:"), lines.get(3));
  }
}
