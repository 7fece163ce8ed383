package dev.overstay.ledger;

/** Reports how much CPU time a thread has used. */
public interface CpuClock {
  /** Nanoseconds since the thread's start; negative if that is not known. */
  long nanos(Thread thread);
}
