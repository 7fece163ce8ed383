package dev.overstay.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.overstay.dump.Golden;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A dump that somebody has broken, in ways that a seed tells. */
final class Mutant {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<JsonNode> BASES =
      List.of(tree(Golden.text()), tree(Golden.cleanText()), crowd());
  // Stands before a field's name that becomes one that is there already.
  private static final String TWICE = "twice:";
  private static final String[] NUMBERS = {
    "1e300",
    "-1e300",
    "1e400",
    "-1e400",
    "NaN",
    "-1",
    "0",
    "-0.0",
    "0.5",
    "1e-300",
    "2147483648",
    "9007199254740993",
    "-9223372036854775808",
    "99999999999999999999",
    "007",
    "1.0",
    "1e2",
  };
  private static final String[] TEXTS = {
    "",
    " ",
    "<script>alert(1)</script>",
    "</style></script><img src=x>",
    "\u001b[31mred\u001b[0m",
    "\u202eevil\u2066",
    "\u0000",
    "\r\noverstay: done",
    "\u0085\u009b31m",
    "]]>",
    "&amp;&#0;",
    "\ud800half",
    "half\udc00",
    "\u2028\u2029\ufeff",
    "😀",
    "\ufffe\uffff",
    "-->",
    "\"'`",
    "+999999999-01-01T00:00:00Z",
    "-0001-01-01T00:00:00Z",
    "0000-01-01T00:00:00.000Z",
    "9999-12-31T23:59:59.999Z",
    "2026-11-22T19:04:05.123Z",
    "blocks-exit",
    "process",
    "thread",
    "../../etc/passwd",
    "a.b.c.D$E.<init>(D.java:1",
    "(",
    ".",
    "()",
    "x/0x1.y",
    "€\t\u00a0",
  };

  private final Random random;

  private Mutant(long seed) {
    random = new Random(seed);
  }

  static byte[] of(long seed) {
    return new Mutant(seed).bytes();
  }

  private byte[] bytes() {
    JsonNode root = BASES.get(random.nextInt(BASES.size())).deepCopy();
    int changes = random.nextInt(5);
    for (int i = 0; i < changes; i++) {
      change(root);
    }
    byte[] bytes = text(root).replace("\"" + TWICE, "\"").getBytes(StandardCharsets.UTF_8);
    return changes == 0 || random.nextInt(3) == 0 ? damage(bytes) : bytes;
  }

  private void change(JsonNode root) {
    List<JsonNode> parents = new ArrayList<>();
    collect(root, parents);
    JsonNode parent = parents.get(random.nextInt(parents.size()));
    if (random.nextInt(5) == 0) {
      relate(root);
    } else if (parent instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(5)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(TWICE + name, value());
        case 2 -> object.set(TEXTS[random.nextInt(TEXTS.length)], value());
        default -> object.set(name, value());
      }
    } else if (parent instanceof ArrayNode array) {
      int i = random.nextInt(array.size());
      switch (random.nextInt(4)) {
        case 0 -> array.remove(i);
        case 1 -> array.insert(i, array.get(i).deepCopy());
        default -> array.set(i, value());
      }
    }
  }

  /** Ids that lead in circles, to themselves or nowhere. */
  private void relate(JsonNode root) {
    JsonNode resources = root.path("resources");
    if (!(resources instanceof ArrayNode array) || array.size() < 2) {
      return;
    }
    int i = random.nextInt(array.size());
    int j = random.nextInt(array.size());
    if (array.get(i) instanceof ObjectNode one && array.get(j) instanceof ObjectNode two) {
      switch (random.nextInt(5)) {
        case 0 -> one.set("owner", one.path("id"));
        case 1 -> {
          one.set("owner", two.path("id"));
          two.set("owner", one.path("id"));
        }
        case 2 -> one.set("id", two.path("id"));
        case 3 -> one.put("stack", random.nextInt()).put("test", random.nextInt());
        default -> one.put("owner", random.nextInt()).put("finding", "f-0");
      }
    }
  }

  private JsonNode value() {
    return switch (random.nextInt(9)) {
      case 0 -> MAPPER.nullNode();
      case 1 -> raw(NUMBERS[random.nextInt(NUMBERS.length)]);
      case 2, 3 -> TextNode.valueOf(TEXTS[random.nextInt(TEXTS.length)]);
      case 4 -> MAPPER.createObjectNode();
      case 5 -> MAPPER.createArrayNode().add(random.nextInt(9)).addNull().add("x");
      case 6 -> random.nextBoolean() ? MAPPER.createArrayNode() : raw("true");
      case 7 -> random.nextInt(4) > 0 ? IntNode.valueOf(random.nextInt(12)) : deep();
      default -> random.nextInt(8) > 0 ? IntNode.valueOf(random.nextInt()) : longText();
    };
  }

  private JsonNode deep() {
    int depth = new int[] {150, 195, 201, 10_000}[random.nextInt(4)];
    return random.nextBoolean()
        ? raw("[".repeat(depth) + "]".repeat(depth))
        : raw("{\"a\":".repeat(depth) + "0" + "}".repeat(depth));
  }

  private JsonNode longText() {
    return TextNode.valueOf(TEXTS[random.nextInt(TEXTS.length)].repeat(1 + random.nextInt(5_000)));
  }

  private byte[] damage(byte[] bytes) {
    return switch (random.nextInt(11)) {
      case 0, 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 2, 3, 4 -> flipped(bytes);
      case 5 -> encoded(bytes, StandardCharsets.UTF_16);
      case 6 ->
          encoded(
              bytes, random.nextBoolean() ? StandardCharsets.UTF_16LE : Charset.forName("UTF-32"));
      case 7 -> encoded(bytes, StandardCharsets.ISO_8859_1);
      case 8 -> joined(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, bytes);
      case 9 -> random.nextBoolean() ? new byte[random.nextInt(40)] : joined(bytes, bytes);
      default -> noise();
    };
  }

  private byte[] flipped(byte[] bytes) {
    int flips = 1 + random.nextInt(8);
    for (int i = 0; i < flips; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }

  private byte[] noise() {
    byte[] noise = new byte[random.nextInt(4_000)];
    random.nextBytes(noise);
    return noise;
  }

  private static byte[] encoded(byte[] bytes, Charset charset) {
    return new String(bytes, StandardCharsets.UTF_8).getBytes(charset);
  }

  private static byte[] joined(byte[] one, byte[] two) {
    byte[] all = Arrays.copyOf(one, one.length + two.length);
    System.arraycopy(two, 0, all, one.length, two.length);
    return all;
  }

  private static void collect(JsonNode node, List<JsonNode> parents) {
    if (node.isContainerNode() && !node.isEmpty()) {
      parents.add(node);
      node.forEach(below -> collect(below, parents));
    }
  }

  private static POJONode raw(String json) {
    return new POJONode(new RawValue(json));
  }

  /** The golden dump with all that it has eight times. */
  private static JsonNode crowd() {
    ObjectNode root = (ObjectNode) tree(Golden.text());
    ArrayNode findings = (ArrayNode) root.path("findings");
    ArrayNode resources = (ArrayNode) root.path("resources");
    int size = resources.size();
    List<JsonNode> all = new ArrayList<>();
    findings.forEach(all::add);
    for (int i = 1; i < 8; i++) {
      int shift = i * 100;
      for (int k = 0; k < size; k++) {
        ObjectNode copy = resources.get(k).deepCopy();
        copy.put("id", copy.path("id").asInt() + shift);
        if (copy.path("owner").isInt()) {
          copy.put("owner", copy.path("owner").asInt() + shift);
        }
        resources.add(copy);
      }
      for (JsonNode finding : all) {
        ObjectNode copy = finding.deepCopy();
        ArrayNode ids = copy.putArray("resources");
        finding.path("resources").forEach(id -> ids.add(id.asInt() + shift));
        findings.add(copy.put("root", copy.path("root").asInt() + shift).put("id", "f-" + shift));
      }
    }
    return root;
  }

  private static JsonNode tree(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
