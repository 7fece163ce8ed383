// This script is optional: the page says the same without it.
(() => {
  'use strict';
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const big = typeof rest === 'object' ? rest : null;

  // A finding as the list needs it, whether it is on the page or still data.
  const list = one('#list');
  const words = element => element ? element.textContent.replace(/\s+/g, ' ').trim() : '';
  const SEARCHED = '.finding > summary, .body > dl, .res td, .res th, .states th[scope=row] code, .tree li';
  const own = line => line.dataset.p + all(':scope > b, :scope > i', line).map(part => part.textContent).join(' ');
  // pool-1-thread-1, -2: the second can be searched for too.
  const names = text => text.replace(/(\S*?)(-\d+)((?:, -\d+)+)/g, (shown, stem, first, rest) => shown + rest.replaceAll(', -', `, ${stem}-`));
  // Letters that look alike match, however they are composed.
  const alike = text => names(text).normalize().toLowerCase();
  const also = (test, more) => { const [pack, ...rest] = more.split('\n'); return [pack && `${pack}.${test}`, ...rest].join('\n'); };
  const searched = element => [...all(SEARCHED, element).map(part => part.textContent), ...all('.own', element).map(own),
    also(element.dataset.test, element.dataset.also)].join('\n');
  const once = make => { let made; return () => made ??= make(); };
  const standing = list ? all(':scope > .finding', list) : [];
  const brief = element => element.dataset.brief !== undefined;
  const items = standing.map((element, n) => {
    const shown = once(() => alike(searched(element)));
    const filled = !brief(element);
    return {
      n,
      shown,
      element: () => element,
      text: once(() => filled ? shown() : shown() + '\n' + alike(big.words(n))),
      groups: once(() => ({ effect: words(one('.effect', element)), place: element.dataset.place,
        test: element.dataset.test, kind: element.dataset.kind, jvms: element.dataset.jvms.split(' '),
        isNew: !!one('.tag.new', element), anchor: one('.body', element).id })),
    };
  });
  const numbers = new Map(standing.map((element, n) => [element, n]));
  const size = once(() => big ? big.size() : items.length);
  const item = n => items[n] ??= {
    n,
    element: once(() => { const drawn = big.draw(n); numbers.set(drawn, n); return drawn; }),
    text: once(() => alike(big.words(n, also))),
    groups: once(() => big.groups(n)),
  };
  const fill = finding => {
    if (!brief(finding)) return;
    delete finding.dataset.brief;
    big.fill(one('.body', finding), numbers.get(finding));
  };
  // The event does not bubble.
  if (list) list.addEventListener('toggle', event => { if (event.target.open && event.target.matches('.finding')) fill(event.target); }, true);

  // Selects the findings to show, and their headings.
  const [filter, group, jvm, fresh, more] = ['#filter', '#group', '#jvm', '#new-only', '#more'].map(id => one(id));
  const STEP = 200;
  let limit = STEP;
  let pinned = null;
  const jvmName = number => one(`option[value="${number}"]`, jvm)?.textContent ?? 'JVM ' + number;
  const heading = (by, of) => by !== 'jvm' ? of[by]
    : of.jvms.length === 1 ? jvmName(of.jvms[0]) : `In ${of.jvms.length} JVMs`;
  const matches = () => {
    const search = filter.value.normalize().toLowerCase().split(/\s+/).filter(Boolean);
    if (!search.length && !jvm?.value && !fresh?.checked) return null;
    return (item, text = item.text) => (!jvm?.value || item.groups().jvms.includes(jvm.value))
      && (!fresh?.checked || item.groups().isNew) && search.every(word => text().includes(word));
  };
  // Searches in slices of some milliseconds, so that a page of any size responds.
  const SLICE = 12;
  let latest;
  const view = () => {
    const match = latest = matches();
    const matching = pinned ? [pinned] : [];
    let n = 0;
    const slice = () => {
      if (match !== latest) return;
      const end = performance.now() + SLICE;
      const first = n === 0;
      for (; n < size() && (!match || performance.now() < end); n++) {
        if (item(n) !== pinned && (!match || match(item(n)))) matching.push(item(n));
      }
      const done = n === size();
      if (first || done) draw(matching, match, done);
      if (!done) setTimeout(slice);
    };
    // Findings on the page are searched first: reading the data of a big page takes a while.
    if (!match || !big || big.isRead()) return slice();
    draw(items.slice(0, standing.length).filter(each => match(each, each.shown)), match, false);
    setTimeout(slice);
  };
  const draw = (matching, narrow, done) => {
    const grouped = new Map();
    for (const item of matching.slice(0, limit)) {
      const key = group.value === 'effect' ? '' : heading(group.value, item.groups());
      if (!grouped.has(key)) grouped.set(key, []);
      grouped.get(key).push(item.element());
    }
    // Those that are not drawn yet count too.
    const counts = new Map();
    for (const item of group.value === 'effect' ? [] : matching) {
      const key = heading(group.value, item.groups());
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const shown = [];
    for (const [key, elements] of grouped) {
      if (group.value !== 'effect') {
        const head = document.createElement('h3');
        head.className = 'group';
        head.textContent = key;
        const count = document.createElement('span');
        count.textContent = counts.get(key);
        head.append(' ', count);
        shown.push(head);
      }
      shown.push(...elements);
    }
    // Moves only what changes: a new layout costs a big page more than the rest.
    const stays = new Set(shown);
    for (const child of [...list.children]) if (!stays.has(child)) child.remove();
    let at = list.firstElementChild;
    for (const child of shown) {
      if (child === at) at = at.nextElementSibling;
      else list.insertBefore(child, at);
    }
    one('#matches').textContent = !narrow ? '' : !done ? `${matching.length} so far`
      : matching.length ? `${matching.length} of ${size()}` : 'Nothing matches';
    more.hidden = matching.length <= limit;
    more.textContent = `Show ${Math.min(STEP, matching.length - limit)} more of ${matching.length - limit}`;
    const lines = all('#timeline > .jvm');
    for (const line of lines) {
      line.hidden = !!jvm?.value && line.dataset.jvm !== jvm.value;
      if (jvm?.value === line.dataset.jvm) line.open = true;
    }
    if (lines.length) one('#timeline').hidden = lines.every(line => line.hidden);
  };
  const anew = () => { limit = STEP; pinned = null; view(); };
  if (list) {
    filter.addEventListener('input', anew);
    for (const control of [group, jvm, fresh]) control?.addEventListener('change', anew);
    more.addEventListener('click', () => { limit += STEP; view(); });
    const told = one('#rest');
    more.hidden = !told;
    if (told) {
      // In print it still says what is missing.
      told.className += ' paper';
      // The first letter of a filter must not wait for the data to be read.
      const idle = work => (window.requestIdleCallback ?? setTimeout)(work, { timeout: 1000 });
      let n = 0;
      const warm = deadline => {
        const end = performance.now() + Math.min(SLICE, deadline?.timeRemaining?.() ?? SLICE);
        while (n < size() && performance.now() < end) item(n++).text();
        if (n < size()) idle(warm);
      };
      idle(() => setTimeout(() => { size(); if (!latest) view(); idle(warm); }, 50));
    }
  }

  // A stack trace as text, and a finding as text and Markdown.
  const frame = line => line.dataset.p + one(':scope > b, :scope > span', line).textContent
    + (one(':scope > i', line) ? `(${one(':scope > i', line).textContent})` : '');
  const stack = element => all('li[data-p]', element).map(line => '\tat ' + frame(line)).join('\n');
  const facts = finding => [['Made by', words(one('.place', finding))],
    ...all('.body > dl > div', finding).map(row => [words(one('dt', row)), words(one('dd', row))])];
  const birth = finding => { fill(finding); const made = one('.body > .two .stack', finding); return made ? stack(made) : ''; };
  const asText = finding => [`${words(one('.title', finding))} (${words(one('.effect', finding))})`,
    ...facts(finding).map(([term, said]) => `  ${term.padEnd(14)}${said}`), birth(finding)].filter(Boolean).join('\n');
  const fence = text => '`'.repeat(Math.max(3, ...(text.match(/`+/g) ?? []).map(ticks => ticks.length + 1)));
  const safe = text => text.replace(/[\\`*_{}[\]<>|#@!~]/g, '\\$&');
  const asMarkdown = finding => {
    const made = birth(finding);
    return [`**${safe(words(one('.title', finding)))}** (${safe(words(one('.effect', finding)))})`, '',
      ...facts(finding).map(([term, said]) => `- ${term}: ${safe(said)}`),
      ...(made ? ['', fence(made), made, fence(made)] : [])].join('\n');
  };
  // Shows the result of a key, without a button.
  const status = document.createElement('p');
  status.id = 'said';
  status.setAttribute('role', 'status');
  document.body.append(status);
  let silence;
  const say = text => {
    status.textContent = text;
    clearTimeout(silence);
    silence = setTimeout(() => { status.textContent = ''; }, 2000);
  };
  const copy = async (copied, button) => {
    try {
      await navigator.clipboard.writeText(copied);
    } catch {
      const area = document.createElement('textarea');
      area.value = copied;
      document.body.append(area);
      area.select();
      document.execCommand('copy');
      area.remove();
      button.focus();
    }
    if (!button.dataset.label) button.dataset.label = button.textContent;
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = button.dataset.label; }, 1200);
  };
  document.addEventListener('click', event => {
    const button = event.target.closest('[data-copy], [data-text], [data-markdown]');
    if (!button) return;
    const finding = button.closest('.finding');
    if (button.dataset.copy) copy(stack(document.getElementById(button.dataset.copy)), button);
    else copy(button.dataset.text === undefined ? asMarkdown(finding) : asText(finding), button);
  });
  // The package of a line's class is too long to show.
  document.addEventListener('pointerover', event => {
    const line = event.target.closest?.('li[data-p]');
    if (line && !line.title) line.title = frame(line);
  });

  // Browsers open details for a target at load, but not all do so on a second click.
  const open = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* as it is */ }
    if (!id) return;
    if (!document.getElementById(id) && list) {
      const stands = standing.findIndex(finding => one('.body', finding).id === id);
      const n = stands < 0 && big ? big.find(id) : stands;
      if (n >= 0) {
        pinned = n < limit ? null : item(n);
        filter.value = '';
        if (jvm) jvm.value = '';
        if (fresh) fresh.checked = false;
        view();
      }
    }
    const target = document.getElementById(id);
    if (!target) return;
    for (let at = target.closest('details'); at; at = at.parentElement.closest('details')) at.open = true;
    (target.matches('.body') ? target.closest('.finding') : target).scrollIntoView();
  };
  // Scroll to the link's target, not to the old place.
  if (location.hash) try { history.scrollRestoration = 'manual'; } catch { /* as the browser likes */ }
  addEventListener('hashchange', open);
  document.addEventListener('click', event => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) open();
  });
  open();

  const folded = [];
  addEventListener('beforeprint', () => {
    const told = one('#rest');
    const left = told ? size() - all(':scope > .finding', list).length : 0;
    if (told) told.textContent = left ? `${left} more findings are not printed; the dumps have all.` : '';
    for (const finding of all('.finding:not([open]), #timeline > .jvm:not([open])')) {
      if (finding.matches('.finding')) fill(finding);
      finding.open = true;
      folded.push(finding);
    }
  });
  addEventListener('afterprint', () => { for (const finding of folded.splice(0)) finding.open = false; });

  const keys = one('#keys');
  const move = (heads, to) => { if (heads[to]) heads[to].focus(); };
  one('#show-keys').addEventListener('click', () => keys.showModal());
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
    if (event.target.matches('input, textarea, select')) {
      // Chromium would empty it.
      if (event.key === 'Escape') { event.preventDefault(); event.target.blur(); }
      return;
    }
    const heads = all('#list > .finding > summary');
    const at = heads.findIndex(head => head.parentElement.contains(document.activeElement));
    const here = at < 0 ? heads[0] : heads[at];
    if (event.key === '?') {
      keys.showModal();
    } else if (event.key === '/' && list) {
      filter.focus();
      event.preventDefault();
    } else if (event.key === 'j' || event.key === 'k') {
      move(heads, event.key === 'j' ? Math.min(heads.length - 1, at + 1) : Math.max(0, at - 1));
    } else if (event.key === 'o' && here) {
      here.parentElement.open = !here.parentElement.open;
    } else if (event.key === 'c' && here) {
      fill(here.parentElement);
      const button = one('.body > .two > section:first-child [data-copy]', here.parentElement);
      if (button) copy(stack(document.getElementById(button.dataset.copy)), button);
      say(button ? 'Copied the stack' : 'Nothing copied: where it was made is not known');
    }
  });

  for (const hidden of all('.filter, [data-copy], [data-text], [data-markdown]')) hidden.hidden = false;
  one('.keys').hidden = !list;
})();
