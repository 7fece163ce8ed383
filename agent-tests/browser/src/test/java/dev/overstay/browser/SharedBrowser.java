package dev.overstay.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one browser and the pages, as each test's own: reset before it, and silent after
 * it. Without a browser on the machine tests are skipped, or fail where it is required.
 */
final class SharedBrowser
    implements ExecutionCondition, ParameterResolver, BeforeEachCallback, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(SharedBrowser.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    @Nullable String missing = Chromium.missing();
    if (missing == null) {
      return ConditionEvaluationResult.enabled("a browser is there");
    }
    if ("required".equals(System.getenv("OVERSTAY_BROWSER"))) {
      throw new AssertionError("OVERSTAY_BROWSER is required, but " + missing);
    }
    store(context)
        .getOrComputeIfAbsent(
            "skipped",
            key -> {
              System.err.println("BROWSER TESTS ARE SKIPPED: " + missing);
              return key;
            });
    return ConditionEvaluationResult.disabled(missing);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    browser(context).reset();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    assertEquals(List.of(), browser(context).messages(), "what the browser's console says");
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Browser.class || type == Pages.class || type == PageUnderTest.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    if (type == Pages.class) {
      return pages(context);
    }
    return type == Browser.class ? browser(context) : new PageUnderTest(browser(context));
  }

  private static Browser browser(ExtensionContext context) {
    return store(context)
        .getOrComputeIfAbsent(Browser.class, key -> unchecked(Browser::new), Browser.class);
  }

  private static Pages pages(ExtensionContext context) {
    return store(context)
        .getOrComputeIfAbsent(Pages.class, key -> unchecked(Pages::new), Pages.class);
  }

  // The root's store lives as long as the run, and closes what is in it.
  private static Store store(ExtensionContext context) {
    return context.getRoot().getStore(NAMESPACE);
  }

  private static <T> T unchecked(Making<T> making) {
    try {
      return making.make();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes something that may not be possible. */
  private interface Making<T> {
    T make() throws IOException;
  }
}
