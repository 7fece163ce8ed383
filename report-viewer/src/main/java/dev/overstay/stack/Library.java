package dev.overstay.stack;

import dev.overstay.html.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names by which readers know the libraries whose frames are folded. */
public final class Library {
  private static final int MOST = 4;

  // Prefix of the class, then the name; the first match counts.
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

  /** The libraries of the frames from one to another, each once, the innermost first. */
  public static String names(List<String> frames, int from, int to) {
    String first = name(frames.get(from));
    List<String> names = List.of();
    for (int i = from + 1; i < to; i++) {
      String name = name(frames.get(i));
      if (!name.equals(first) && !names.contains(name)) {
        // Usually there is only one, and no list is needed for it.
        names = names.isEmpty() ? new ArrayList<>(4) : names;
        names.add(name);
      }
    }
    if (names.isEmpty()) {
      return first;
    }
    StringBuilder out = new StringBuilder(40).append(first);
    for (int i = 0; i < names.size(); i++) {
      if (i == MOST - 1) {
        return out.append(" and others").toString();
      }
      out.append(", ").append(names.get(i));
    }
    return out.toString();
  }

  private static String name(String frame) {
    String known = known(frame, Place.classStart(frame));
    return known == null ? of(Place.of(frame).className()) : known;
  }
}
