package dev.overstay.agent;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.Properties;
import java.util.TreeSet;

/** The file that the option {@code config} names: Java properties with the same keys. */
final class ConfigFile {
  private ConfigFile() {}

  static void read(String file, Options options) {
    Properties properties = new Properties();
    try (FileInputStream in = new FileInputStream(file)) {
      properties.load(in);
    } catch (IOException | IllegalArgumentException e) {
      options.error(
          "config file " + file + " can't be read (" + e.getMessage() + "); going on without it");
      return;
    }
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      options.takeFromFile(key, properties.getProperty(key).trim(), file);
    }
  }
}
