package dev.overstay.page;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names by which readers know the libraries whose frames are folded. */
final class Library {
  // Prefix of the class, then the name; the first that fits counts.
  private static final String[] NAMES = {
    "java.", "JDK",
    "javax.", "JDK",
    "jdk.", "JDK",
    "sun.", "JDK",
    "com.sun.", "JDK",
    "org.junit.", "JUnit",
    "junit.", "JUnit",
    "org.testng.", "TestNG",
    "org.apache.maven.surefire.", "Surefire",
    "org.apache.maven.", "Maven",
    "org.codehaus.mojo.exec.", "exec:java",
    "org.gradle.", "Gradle",
    "worker.org.gradle.", "Gradle",
    "com.intellij.", "IntelliJ",
    "org.eclipse.jetty.", "Jetty",
    "org.eclipse.jdt.", "Eclipse",
    "org.springframework.", "Spring",
    "org.apache.catalina.", "Tomcat",
    "org.apache.tomcat.", "Tomcat",
    "org.apache.kafka.", "Kafka",
    "org.apache.http.", "HttpClient",
    "org.apache.hc.", "HttpClient",
    "org.testcontainers.", "Testcontainers",
    "com.github.dockerjava.", "docker-java",
    "com.zaxxer.hikari.", "HikariCP",
    "com.google.common.", "Guava",
    "io.netty.", "Netty",
    "io.grpc.", "gRPC",
    "io.lettuce.", "Lettuce",
    "reactor.", "Reactor",
    "io.vertx.", "Vert.x",
    "okhttp3.", "OkHttp",
    "okio.", "Okio",
    "kotlinx.coroutines.", "Kotlin coroutines",
    "kotlin.", "Kotlin",
    "scala.", "Scala",
    "groovy.", "Groovy",
    "org.codehaus.groovy.", "Groovy",
    "org.mockito.", "Mockito",
  };

  private Library() {}

  /** The library's name; for one not known here, the first two parts of the package. */
  static String of(String className) {
    String known = known(className, 0);
    if (known != null) {
      return known;
    }
    int first = className.indexOf('.');
    int second = className.indexOf('.', first + 1);
    return first < 0
        ? className
        : second < 0 ? className.substring(0, first) : className.substring(0, second);
  }

  private static @Nullable String known(String text, int classStart) {
    for (int i = 0; i < NAMES.length; i += 2) {
      if (text.startsWith(NAMES[i], classStart)) {
        return NAMES[i + 1];
      }
    }
    return null;
  }

  /** The libraries of these frames, each once, the innermost first: {@code JUnit, JDK}. */
  static String names(List<String> frames) {
    Set<String> names = new LinkedHashSet<>();
    for (String frame : frames) {
      String known = known(frame, Place.classStart(frame));
      names.add(known == null ? of(Place.of(frame).className()) : known);
    }
    StringBuilder out = new StringBuilder();
    int shown = 0;
    for (String name : names) {
      if (shown == 4) {
        return out.append(" and others").toString();
      }
      out.append(shown++ == 0 ? "" : ", ").append(name);
    }
    return out.toString();
  }
}
