package corpus.db;

import corpus.Corpus;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.*;

/**
 * Zonky embedded PostgreSQL not closed: a server process started through pg_ctl, ended only by a
 * shutdown hook.
 */
public final class EmbeddedPostgresCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, EmbeddedPostgresCase::leaky, EmbeddedPostgresCase::clean);
  }

  public static void leaky() throws Exception {
    Corpus.keep(start());
  }

  public static void clean() throws Exception {
    start().close();
  }

  static EmbeddedPostgres start() throws Exception {
    EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
    try (Connection c = postgres.getPostgresDatabase().getConnection();
        Statement s = c.createStatement()) {
      s.execute("select 1");
    }
    return postgres;
  }
}
