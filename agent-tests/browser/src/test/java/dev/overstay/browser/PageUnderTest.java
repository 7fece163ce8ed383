package dev.overstay.browser;

import java.util.List;

/** The elements of a page, by what they are to a reader; no other class names a selector. */
final class PageUnderTest {
  private static final String FINDING = ".finding";
  private static final String ID = ".body[id]";
  private static final String FILTER = "#filter";
  private static final String MATCHES = "#matches";
  private static final String THEME = "#theme";
  private static final String KEYS_HINT = ".keys";
  private static final String CONTROLS =
      "button, input, select, textarea, [role=button], [contenteditable]";
  private static final String FOLD = ".fold > details";
  private static final String GROUP = "#group";
  private static final String JVM = "#jvm";
  private static final String NEW_ONLY = "#new-only";
  private static final String KEYS = "dialog#keys";
  private static final String MORE = "button#more";
  private static final String TIMELINE = "section#timeline";

  // Functions that the scripts below share.
  private static final String SCRIPT =
      "const all = (css, at = document) => [...at.querySelectorAll(css)];"
          + "const seen = e => !!e && e.checkVisibility("
          + "{opacityProperty: true, visibilityProperty: true});"
          + "const frame = l => { const at = l.querySelector(':scope > i');"
          + "return l.dataset.p + l.querySelector(':scope > b, :scope > span').textContent"
          + " + (at ? '(' + at.textContent + ')' : ''); };"
          + "const words = e => e ? e.textContent.replace(/\\s+/g, ' ').trim() : '';"
          + "const id = f => f.querySelector('"
          + ID
          + "').id;"
          + "const finding = i => document.getElementById(i).closest('"
          + FINDING
          + "');"
          + "const findings = () => all('"
          + FINDING
          + "').filter(f => seen(f.querySelector('summary')));";

  private final Browser browser;

  PageUnderTest(Browser browser) {
    this.browser = browser;
  }

  String headline() {
    return browser.text(SCRIPT + "return all('h1').filter(seen).map(words).join('|')");
  }

  /** All that can be read, as the browser lays it out. */
  String readable() {
    return browser.text("return document.body.innerText");
  }

  /** The ids of the findings that are seen, in their order. */
  List<String> findings() {
    return browser.texts(SCRIPT + "return findings().map(id)");
  }

  /** The ids of the findings whose body is seen. */
  List<String> open() {
    return browser.texts(
        SCRIPT + "return findings().filter(f => seen(f.querySelector('" + ID + "'))).map(id)");
  }

  String title(String id) {
    return browser.text(SCRIPT + "return words(finding(arguments[0]).querySelector('.title'))", id);
  }

  /** What can be read of a finding's facts and frames, where controls don't come and go. */
  String body(String id) {
    return browser.text(
        SCRIPT
            + "return all('dt, dd, h3, li[data-p], td, th', finding(arguments[0])).filter(seen)"
            + ".map(words).join('|')",
        id);
  }

  /** Findings as elements with their classes and texts, whoever drew them. */
  List<String> elements(List<String> ids) {
    return browser.texts(
        SCRIPT
            + "const of = n => n.nodeType === 3 ? n.data : '<' + n.localName + '.' + n.className"
            + " + (n.dataset.p ?? '') + (n.scope ?? '') + '>' + [...n.childNodes].map(of).join('')"
            + " + '</>'; return arguments[0].map(id => of(finding(id)))",
        ids);
  }

  /** Clicks a finding's summary. */
  void toggle(String id) {
    browser.click(FINDING + ":has([id='" + id + "']) > summary");
  }

  /** Opens all that can be opened: findings, folded frames and whatever else. */
  void openAll() {
    browser.script(SCRIPT + "all('details').forEach(d => { d.open = true; })");
  }

  void openFindings() {
    browser.script(SCRIPT + "findings().forEach(f => { f.open = true; })");
  }

  void filter(String text) {
    browser.type(FILTER, text);
  }

  String filter() {
    return browser.text("return document.querySelector(arguments[0]).value", FILTER);
  }

  /** How many findings the filter says it left. */
  String matches() {
    return browser.text(SCRIPT + "return words(document.querySelector('" + MATCHES + "'))");
  }

  /** Where the focus is: {@code filter}, a finding's id, or an element's name. */
  String focused() {
    return browser.text(
        SCRIPT
            + "const at = document.activeElement;"
            + "if (at.matches('"
            + FILTER
            + "')) return 'filter';"
            + "const f = at.matches('summary') && at.closest('"
            + FINDING
            + "'); return f ? id(f) : at.localName");
  }

  void copyStack(String id) {
    browser.click(copyButton(id));
  }

  /** Whether the finding's button says that it copied. */
  boolean saysCopied(String id) {
    return browser.is(
        SCRIPT + "return words(document.querySelector(arguments[0])) === 'Copied'", copyButton(id));
  }

  void copyMarkdown(String id) {
    browser.click(within(id, "[data-markdown]"));
  }

  void copyText(String id) {
    browser.click(within(id, "[data-text]"));
  }

  private static String copyButton(String id) {
    return within(id, "[data-copy='" + birth(id) + "']");
  }

  private static String within(String id, String selector) {
    return FINDING + " [id='" + id + "'] " + selector;
  }

  private static String birth(String id) {
    return id + "-birth";
  }

  /** The frames of a finding's birth that are seen. */
  List<String> frames(String id) {
    return browser.texts(
        SCRIPT
            + "return all('li[data-p]', document.getElementById(arguments[0])).filter(seen)"
            + ".map(frame)",
        birth(id));
  }

  /** What the first fold of a finding's birth offers to show. */
  String foldSays(String id) {
    return browser.text(
        SCRIPT
            + "return words(document.getElementById(arguments[0]).querySelector('"
            + FOLD
            + " > summary'))",
        birth(id));
  }

  /** Clicks the first fold of a finding's birth. */
  void fold(String id) {
    browser.click("[id='" + birth(id) + "'] " + FOLD + " > summary");
  }

  void switchTheme() {
    browser.click(THEME);
  }

  String themeButton() {
    return browser.text(SCRIPT + "return words(document.querySelector('" + THEME + "'))");
  }

  /** The computed colours of what lies behind all, and of the text on it. */
  String colours() {
    return browser.text(
        "const s = e => getComputedStyle(e);"
            + "return s(document.documentElement).backgroundColor + ' '"
            + " + s(document.querySelector('h1')).color");
  }

  /** The words of the controls that are seen. */
  List<String> controls() {
    return browser.texts(
        SCRIPT + "return all(arguments[0]).filter(seen).map(c => words(c) || c.id)", CONTROLS);
  }

  /** The hint at the keys that the page knows, where it is seen. */
  boolean keysHinted() {
    return browser.is(SCRIPT + "return seen(document.querySelector('" + KEYS_HINT + "'))");
  }

  /** How many CSS pixels of the page lie beyond the window's side. */
  long sideways() {
    return browser.number(
        "const e = document.scrollingElement; return e.scrollWidth - e.clientWidth");
  }

  /** Whether the element with this id is within the window. */
  boolean inWindow(String id) {
    return browser.is(
        "const r = document.getElementById(arguments[0]).getBoundingClientRect();"
            + "return r.height > 0 && r.top >= 0 && r.top < innerHeight",
        id);
  }

  /** How many elements of a page that only text should have made are markup all the same. */
  long foreignElements() {
    return browser.number(
        SCRIPT
            + "return all('img, iframe, object, embed, script[src], link[href]').length"
            + " + Math.max(0, all('script').length - 1) + Math.max(0, all('style').length - 1)"
            + " + all('body style, body script').filter("
            + "e => e.parentElement !== document.body || e.localName === 'style').length");
  }

  void group(String by) {
    browser.script(SELECT, GROUP, by);
  }

  void jvm(String pid) {
    browser.script(SELECT, JVM, pid);
  }

  private static final String SELECT =
      "const s = document.querySelector(arguments[0]);"
          + "s.value = [...s.options].find(o => o.value === arguments[1]"
          + " || o.text.includes(arguments[1])).value;"
          + "s.dispatchEvent(new Event('input', {bubbles: true}));"
          + "s.dispatchEvent(new Event('change', {bubbles: true}))";

  /** The headings of the groups that are seen. */
  List<String> groups() {
    return browser.texts(SCRIPT + "return all('#findings h3.group').filter(seen).map(words)");
  }

  void newOnly() {
    browser.click(NEW_ONLY);
  }

  boolean keysOpen() {
    return browser.is("return document.querySelector(arguments[0]).open", KEYS);
  }

  /** Whether it is seen how many findings are missing. */
  boolean restSaid() {
    return browser.is(SCRIPT + "return seen(document.querySelector('#rest'))");
  }

  void more() {
    browser.click(MORE);
  }

  boolean offersMore() {
    return browser.is(SCRIPT + "return seen(document.querySelector('" + MORE + "'))");
  }

  boolean timelineSeen() {
    return browser.is(SCRIPT + "return seen(document.querySelector('" + TIMELINE + "'))");
  }

  /** The texts in the timeline. */
  List<String> timeline() {
    return browser.texts(
        SCRIPT
            + "return all('"
            + TIMELINE
            + " text, "
            + TIMELINE
            + " title, "
            + TIMELINE
            + " .name').map(words)");
  }
}
