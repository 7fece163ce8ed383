package dev.overstay.tests.operations;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * CPU of the whole JVM per operation, the garbage collector's included: unlike the time, it does
 * not depend on what else the machine does.
 */
public class CpuTime implements InternalProfiler {
  /** The name of the result, in ns per operation. */
  public static final String CPU = "cpu";

  private long before;

  @Override
  public String getDescription() {
    return "CPU of the whole JVM per operation";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    before = now();
  }

  @Override
  public Collection<ScalarResult> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double perOperation = (double) (now() - before) / result.getMetadata().getAllOps();
    return List.of(new ScalarResult(CPU, perOperation, "ns/op", AggregationPolicy.AVG));
  }

  private static long now() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
