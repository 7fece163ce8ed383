package dev.overstay.browser;

/** The pages under test. */
enum Subject {
  /** What the demo's suite leaves behind. */
  DEMO,
  /** A JVM that left nothing behind. */
  CLEAN,
  /** Several JVMs on one page. */
  MERGED,
  /** A JVM whose shutdown hook never returned. */
  STUCK_HOOK,
  /** A dump whose every text tries to break the page. */
  HOSTILE,
  /** A dump in which one name is a megabyte long. */
  LONG_NAME
}
