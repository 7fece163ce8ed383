package corpus.db;

import corpus.Corpus;
import java.sql.*;

/** HSQLDB in-memory database left open: at most the daemon HSQLDB Timer. */
public final class HsqldbMemCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, HsqldbMemCase::leaky, HsqldbMemCase::clean);
  }

  public static void leaky() throws Exception {
    Corpus.keep(open());
  }

  public static void clean() throws Exception {
    try (Connection c = open();
        Statement s = c.createStatement()) {
      s.execute("shutdown");
    }
  }

  static Connection open() throws Exception {
    Connection c = DriverManager.getConnection("jdbc:hsqldb:mem:m");
    c.createStatement().execute("create table t(id int)");
    return c;
  }
}
