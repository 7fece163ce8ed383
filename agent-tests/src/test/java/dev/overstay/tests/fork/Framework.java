package dev.overstay.tests.fork;

import java.nio.file.Path;

/** A test framework that runs the project {@code matrix}, whose sources are Jupiter's. */
public enum Framework {
  /** JUnit 4's own runner, under Surefire's provider for it. */
  JUNIT4("org.junit.Test", "org.junit.BeforeClass", "org.junit.After", "BeforeClass"),
  /** The same tests by JUnit Platform. */
  VINTAGE("org.junit.Test", "org.junit.BeforeClass", "org.junit.After", "BeforeClass"),
  /** An old Jupiter. */
  JUPITER5(
      "org.junit.jupiter.api.Test",
      "org.junit.jupiter.api.BeforeAll",
      "org.junit.jupiter.api.AfterEach",
      "BeforeAll"),
  /** The newest Jupiter. */
  JUPITER6(
      "org.junit.jupiter.api.Test",
      "org.junit.jupiter.api.BeforeAll",
      "org.junit.jupiter.api.AfterEach",
      "BeforeAll"),
  /** TestNG. */
  TESTNG(
      "org.testng.annotations.Test",
      "org.testng.annotations.BeforeClass",
      "org.testng.annotations.AfterMethod",
      "BeforeClass");

  private final String test;
  private final String before;
  private final String after;
  private final String annotation;

  Framework(String test, String before, String after, String annotation) {
    this.test = test;
    this.before = before;
    this.after = after;
    this.annotation = annotation;
  }

  /** The profile of the project that brings it. */
  public String profile() {
    return "-P" + name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The annotation of a method that runs after each test. */
  public String tearDown() {
    return "@" + after.substring(after.lastIndexOf('.') + 1);
  }

  /** The annotation of a method that runs after each class. */
  public String classTearDown() {
    return annotation.equals("BeforeAll") ? "@AfterAll" : "@AfterClass";
  }

  /** A copy of the project for it. */
  public Path project() {
    return Suite.copy("matrix", this::edit);
  }

  private String edit(String source) {
    return source
        .replace("org.junit.jupiter.api.BeforeAll", before)
        .replace("org.junit.jupiter.api.AfterEach", after)
        .replace("org.junit.jupiter.api.Test", test)
        .replace("@BeforeAll", "@" + annotation)
        .replace("@AfterEach", tearDown());
  }
}
