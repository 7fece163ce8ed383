package dev.overstay.option;

import dev.overstay.text.FailureText;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.TreeSet;

/** The file that the option {@code config} names: Java properties with the same keys. */
final class ConfigFile {
  private ConfigFile() {}

  static void read(String file, Options options) {
    Properties properties = new Properties();
    try (InputStream in = NamedFile.open(file)) {
      properties.load(in);
    } catch (IllegalArgumentException e) {
      options.error(
          "config file " + file + " is not a file of Java properties; going on without it");
      return;
    } catch (IOException | SecurityException e) {
      options.error(
          "config file " + file + " can't be read: " + FailureText.of(e) + "; going on without it");
      return;
    }
    String first = null;
    int more = 0;
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      if (Option.of(key) != null) {
        options.takeFromFile(key, properties.getProperty(key).trim(), file);
      } else if (first == null) {
        first = key;
      } else {
        more++;
      }
    }
    if (first != null) {
      // A file of another kind contains only unknown keys.
      options.unknown(first, " in " + file + (more == 0 ? "" : ", and " + more + " more"));
    }
  }
}
