package dev.overstay.tests.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** All leak cases, each in both forms where it has two. */
public final class Corpus {
  // Some start a database or a server: more at a time than processors are too slow to judge.
  private static final int AT_A_TIME = 2;

  private Corpus() {}

  /** Runs them with this jar of the agent. */
  public static Accuracy run(Path agent) throws IOException {
    ExecutorService runners = Executors.newFixedThreadPool(AT_A_TIME);
    Accuracy accuracy = new Accuracy();
    try (Stub stub = new Stub()) {
      List<Future<CaseRun>> runs = new ArrayList<>();
      for (LeakCase leak : LeakCase.all()) {
        if (leak.effect() != null) {
          runs.add(runners.submit(() -> CaseRun.of(leak, true, agent, stub)));
        }
        runs.add(runners.submit(() -> CaseRun.of(leak, false, agent, stub)));
      }
      for (Future<CaseRun> run : runs) {
        accuracy.add(run.get());
      }
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } finally {
      runners.shutdownNow();
    }
    return accuracy;
  }
}
