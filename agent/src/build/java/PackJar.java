import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A step of the build: rewrites the shaded jar so that it starts fast under any name. The classes
 * that a renamed jar has to define on its own are in its second entry, uncompressed, in the order
 * in which they can be defined. The command line, which no watched JVM needs, is one entry too.
 */
final class PackJar {
  private static final String ROOT = "dev/overstay/";
  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final String BOOT = ROOT + "boot.classes";
  private static final String COMMAND = ROOT + "command.line";

  // Defines the other classes (BootDefiner).
  private static final String FIRST = "sun/misc/OverstayDefiner.class";
  // Packages that a watched JVM never loads.
  private static final List<String> COMMANDS =
      List.of("check/", "cli/", "orphan/", "shaded/jackson/", "shaded/picocli/");
  // Loaded by the application's loader.
  private static final List<String> APART =
      List.of("agent/CommandLine", "agent/OneShot", "boot/RenamedJar");
  // The one of these that a renamed jar loads; stored, so that no inflater is needed.
  private static final String DEFINES = ROOT + "boot/RenamedJar.class";
  // Packages that the command line shares with the agent.
  private static final List<String> SHARED =
      List.of(
          "dump/",
          "format/",
          "html/",
          "journal/",
          "json/",
          "merge/",
          "page/",
          "section/",
          "stack/",
          "text/",
          "view/");
  // Only used after LateClasses.define, like the annotated classes.
  private static final List<String> LATE =
      List.of(
          "dump/Attribution",
          "dump/Finding",
          "dump/Progress",
          "dump/Resource",
          "dump/TestRun",
          "dump/VerdictText",
          "html/",
          "merge/",
          "page/",
          "section/",
          "shaded/",
          "stack/",
          "view/");
  private static final String ANNOTATION = "L" + ROOT + "base/Late;";
  // The class that leads to all others.
  private static final String ENTRY = ROOT + "agent/Agent.class";

  private final Map<String, byte[]> files = new TreeMap<>();
  private final Map<String, Long> times = new TreeMap<>();

  private PackJar(Path jar) throws IOException {
    try (ZipFile from = new ZipFile(jar.toFile())) {
      for (Enumeration<? extends ZipEntry> all = from.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        String name = entry.getName();
        if (!entry.isDirectory() && !name.endsWith("package-info.class")) {
          files.put(name, from.getInputStream(entry).readAllBytes());
          times.put(name, entry.getTime());
        }
      }
    }
  }

  /** Rewrites the jar that {@code args} name, even if it was packed before. */
  public static void main(String[] args) throws IOException {
    Path jar = Path.of(args[0]);
    Path made = jar.resolveSibling("packed.jar");
    new PackJar(jar).write(made);
    Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private void write(Path jar) throws IOException {
    long time = times.get(MANIFEST);
    byte[] manifest = files.remove(MANIFEST);
    byte[] packed = files.remove(BOOT);
    if (packed != null) {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed));
      files.put(FIRST, in.readNBytes(in.readInt()));
    }
    files.remove(COMMAND);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      put(out, MANIFEST, manifest, ZipEntry.STORED, time);
      put(out, BOOT, bootClasses(), ZipEntry.STORED, time);
      put(out, COMMAND, commandLine(), ZipEntry.STORED, time);
      // Uncompressed classes also load faster under the jar's own name.
      Set<String> early = earlyClasses();
      early.add(DEFINES);
      for (String name : files.keySet()) {
        if (!isIn(COMMANDS, name) && !name.equals(FIRST)) {
          int method = early.contains(name) ? ZipEntry.STORED : ZipEntry.DEFLATED;
          put(out, name, files.get(name), method, times.get(name));
        }
      }
    }
  }

  private static void put(ZipOutputStream out, String name, byte[] content, int method, long time)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(method);
    entry.setTime(time);
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setCrc(crc.getValue());
    entry.setSize(content.length);
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }

  /** Names and contents, ended by an empty name; deflated. */
  private byte[] commandLine() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater best = new Deflater(Deflater.BEST_COMPRESSION);
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, best))) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        boolean commands = isIn(COMMANDS, file.getKey()) || isIn(SHARED, file.getKey());
        if (commands && file.getKey().endsWith(".class")) {
          out.writeUTF(file.getKey());
          writeFile(file.getValue(), out);
        }
      }
      out.writeUTF("");
    }
    return bytes.toByteArray();
  }

  /**
   * The definer; early classes, ended by a length of 0; late classes in the same form, but
   * deflated.
   */
  private byte[] bootClasses() throws IOException {
    Set<String> early = earlyClasses();
    List<String> all = new ArrayList<>();
    for (String name : files.keySet()) {
      sort(name, all);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    writeFile(files.get(FIRST), out);
    for (String name : all) {
      if (early.contains(name)) {
        writeFile(files.get(name), out);
      }
    }
    out.writeInt(0);
    Deflater best = new Deflater(Deflater.BEST_COMPRESSION);
    try (DataOutputStream deflated = new DataOutputStream(new DeflaterOutputStream(out, best))) {
      for (String name : all) {
        if (!early.contains(name)) {
          writeFile(files.get(name), deflated);
        }
      }
      deflated.writeInt(0);
    }
    return bytes.toByteArray();
  }

  /** The classes that constant pools name, beginning at the entry class, except for late ones. */
  private Set<String> earlyClasses() throws IOException {
    Set<String> early = new TreeSet<>();
    Deque<String> named = new ArrayDeque<>(List.of(ENTRY));
    while (!named.isEmpty()) {
      String name = named.remove();
      if (isBoot(name) && !isLate(name) && early.add(name)) {
        for (String text : new ClassFile(files.get(name)).texts) {
          // Probes are named by strings.
          named.add(String.valueOf(text).replace('.', '/') + ".class");
        }
      }
    }
    return early;
  }

  private boolean isBoot(String name) {
    return files.containsKey(name)
        && name.startsWith(ROOT)
        && name.endsWith(".class")
        && !isIn(COMMANDS, name)
        && !isIn(APART, name);
  }

  // A class that is nested in a late class is late too.
  private boolean isLate(String name) throws IOException {
    String outer = name.contains("$") ? name.substring(0, name.indexOf('$')) + ".class" : name;
    return isIn(LATE, name) || isAnnotated(outer) || isAnnotated(name);
  }

  private boolean isAnnotated(String name) throws IOException {
    return Arrays.asList(new ClassFile(files.get(name)).texts).contains(ANNOTATION);
  }

  /** Adds a class after its supertypes. */
  private void sort(String name, List<String> sorted) throws IOException {
    if (isBoot(name) && !sorted.contains(name)) {
      for (String above : new ClassFile(files.get(name)).supertypes) {
        sort(above + ".class", sorted);
      }
      sorted.add(name);
    }
  }

  private static void writeFile(byte[] file, DataOutputStream out) throws IOException {
    out.writeInt(file.length);
    out.write(file);
  }

  private static boolean isIn(List<String> packages, String name) {
    for (String each : packages) {
      if (name.startsWith(ROOT + each)) {
        return true;
      }
    }
    return false;
  }

  /** The needed parts of a class file, whose format is in JVMS 4.1. */
  private static final class ClassFile {
    /** Its UTF-8 constants; null at the indices of other constants. */
    final String[] texts;

    /** Its superclass and interfaces. */
    final List<String> supertypes = new ArrayList<>();

    ClassFile(byte[] file) throws IOException {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
      in.skipNBytes(8);
      int count = in.readUnsignedShort();
      texts = new String[count];
      int[] names = new int[count];
      for (int i = 1; i < count; i++) {
        int tag = in.readUnsignedByte();
        switch (tag) {
          case 1 -> texts[i] = in.readUTF();
          case 7 -> names[i] = in.readUnsignedShort();
          case 8, 16, 19, 20 -> in.skipNBytes(2);
          case 15 -> in.skipNBytes(3);
          case 5, 6 -> {
            in.skipNBytes(8);
            i++;
          }
          default -> in.skipNBytes(4);
        }
      }
      in.skipNBytes(4);
      supertypes.add(texts[names[in.readUnsignedShort()]]);
      int interfaces = in.readUnsignedShort();
      for (int i = 0; i < interfaces; i++) {
        supertypes.add(texts[names[in.readUnsignedShort()]]);
      }
    }
  }
}
