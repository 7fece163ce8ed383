package dev.overstay.cli;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** SARIF's own schema, from a jar on the class path: nothing is fetched. */
final class SarifSchema {
  private static final Schema SCHEMA = schema();

  private SarifSchema() {}

  /** What is wrong with a SARIF log; empty where nothing is. */
  static String errors(String log) {
    List<com.networknt.schema.Error> errors = SCHEMA.validate(log, InputFormat.JSON);
    return errors.isEmpty() ? "" : errors.toString();
  }

  private static Schema schema() {
    String file = "/schema/sarif-schema-2.1.0.json";
    try (InputStream in = Objects.requireNonNull(SarifSchema.class.getResourceAsStream(file))) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
