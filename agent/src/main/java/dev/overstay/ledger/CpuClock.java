package dev.overstay.ledger;

/** Tells how much CPU a thread has used. */
public interface CpuClock {
  /** Nanoseconds since the thread's start; negative where that is not known. */
  long nanos(Thread thread);
}
