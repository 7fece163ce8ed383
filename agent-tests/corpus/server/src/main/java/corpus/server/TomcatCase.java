package corpus.server;

import corpus.Corpus;
import java.nio.file.Files;
import org.apache.catalina.startup.Tomcat;

/** Embedded Tomcat 9 left running: threads and a listening port. */
public final class TomcatCase {
  public static void main(String[] args) throws Exception {
    Corpus.main(args, TomcatCase::leaky, TomcatCase::clean);
  }

  public static void leaky() throws Exception {
    Corpus.keep(start());
  }

  public static void clean() throws Exception {
    Tomcat tomcat = start();
    tomcat.stop();
    tomcat.destroy();
  }

  static Tomcat start() throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    tomcat.addContext("", null);
    tomcat.start();
    return tomcat;
  }
}
