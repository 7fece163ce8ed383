package dev.overstay.tests.fork;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.overstay.format.DumpReader;
import dev.overstay.format.References;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The published schema in a validator that is not the project's own. */
public final class DumpSchema {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text());

  private DumpSchema() {}

  private static String text() {
    try (InputStream in = DumpReader.class.getResourceAsStream("dump.schema.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the file breaks, one line each, and ids that lead nowhere. */
  public static List<String> violations(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Stream<String> broken =
          SCHEMA.validate(Files.readString(file), InputFormat.JSON).stream().map(Object::toString);
      Stream<String> dangling =
          References.violations(DumpReader.read(in)).stream().map(Object::toString);
      return Stream.concat(broken, dangling).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
