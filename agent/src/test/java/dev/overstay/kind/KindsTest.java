package dev.overstay.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.overstay.dump.Dump;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The list of kinds, and the places that repeat it. */
class KindsTest {
  private static final Pattern ENUM = Pattern.compile("\"kind\": \\{\"enum\": \\[([^]]*)]");

  @Test
  void schemaHasTheSameKinds() throws IOException {
    Set<String> labels = new TreeSet<>();
    for (Kind kind : Kinds.all()) {
      labels.add('"' + kind.label() + '"');
    }
    try (InputStream in = Dump.class.getResourceAsStream("/dev/overstay/format/dump.schema.json")) {
      assertNotNull(in);
      Matcher found = ENUM.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      Set<String> allowed = new TreeSet<>();
      while (found.find()) {
        allowed.addAll(Set.of(found.group(1).split(", ?", -1)));
      }
      assertEquals(labels, allowed);
    }
  }
}
