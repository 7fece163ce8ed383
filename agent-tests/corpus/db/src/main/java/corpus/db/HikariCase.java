package corpus.db;

import com.zaxxer.hikari.*;
import corpus.Corpus;
import java.sql.*;

/** HikariCP pool not closed: daemon housekeeper and connection adder. */
public final class HikariCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, HikariCase::leaky, HikariCase::clean);
  }

  public static void leaky() throws Exception {
    Corpus.keep(open());
  }

  public static void clean() throws Exception {
    open().close();
  }

  static HikariDataSource open() throws Exception {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:hikari");
    config.setMaximumPoolSize(3);
    HikariDataSource pool = new HikariDataSource(config);
    try (Connection c = pool.getConnection();
        Statement s = c.createStatement()) {
      s.execute("select 1");
    }
    return pool;
  }
}
