// Everything here is extra: without it the page says the same.
(() => {
  'use strict';
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const root = document.documentElement;

  // Storage throws where the page is sandboxed, as in Jenkins.
  const remembered = () => { try { return localStorage.getItem('overstay-theme'); } catch { return null; } };
  const remember = theme => { try { localStorage.setItem('overstay-theme', theme); } catch { /* not kept */ } };

  const theme = one('#theme');
  const dark = () => root.dataset.theme
    ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  const label = () => { theme.textContent = dark() ? 'Light' : 'Dark'; };
  const kept = remembered();
  if (kept === 'dark' || kept === 'light') root.dataset.theme = kept;
  label();
  theme.addEventListener('click', () => {
    root.dataset.theme = dark() ? 'light' : 'dark';
    remember(root.dataset.theme);
    label();
  });

  const findings = all('.finding');
  const filter = one('#filter');
  const matches = one('#matches');
  const texts = new Map();
  const text = finding => {
    if (!texts.has(finding)) texts.set(finding, finding.textContent.toLowerCase());
    return texts.get(finding);
  };
  const narrow = () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const finding of findings) {
      finding.hidden = !words.every(word => text(finding).includes(word));
      if (!finding.hidden) shown++;
    }
    matches.textContent = !words.length ? '' : shown ? `${shown} of ${findings.length}` : 'Nothing matches';
  };
  if (filter) filter.addEventListener('input', narrow);

  const stack = list => all('[data-frame]', list).map(line => '\tat ' + line.dataset.frame).join('\n');
  const words = element => element ? element.textContent.replace(/\s+/g, ' ').trim() : '';
  const markdown = finding => {
    const birth = one('.body > .two .stack', finding);
    const facts = all('.body > dl > div', finding).map(row => `- ${words(one('dt', row))}: ${words(one('dd', row))}`);
    return [`**${words(one('.title', finding))}** (${words(one('.effect', finding))})`, '',
      `- Made by: ${words(one('.place', finding))}`, ...facts,
      ...(birth ? ['', '```', stack(birth), '```'] : [])].join('\n');
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
    const button = event.target.closest('[data-copy], [data-markdown]');
    if (!button) return;
    const list = button.dataset.copy && document.getElementById(button.dataset.copy);
    copy(list ? stack(list) : markdown(button.closest('.finding')), button);
  });

  // Browsers open details for a target by themselves at load, but not all on a second click.
  const open = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* as it is */ }
    const target = id && document.getElementById(id);
    if (!target) return;
    for (let at = target.closest('details'); at; at = at.parentElement.closest('details')) {
      at.hidden = false;
      at.open = true;
    }
    target.scrollIntoView();
  };
  addEventListener('hashchange', open);
  document.addEventListener('click', event => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) open();
  });
  open();

  const folded = [];
  addEventListener('beforeprint', () => {
    for (const finding of findings) if (!finding.open) { finding.open = true; folded.push(finding); }
  });
  addEventListener('afterprint', () => { for (const finding of folded.splice(0)) finding.open = false; });

  document.addEventListener('keydown', event => {
    if (event.target.matches('input, textarea, select')) {
      if (event.key === 'Escape') event.target.blur();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const heads = findings.filter(finding => !finding.hidden).map(finding => one('summary', finding));
    const at = heads.findIndex(head => head.parentElement.contains(document.activeElement));
    const here = at < 0 ? heads[0] : heads[at];
    if (event.key === '/' && filter) {
      filter.focus();
      event.preventDefault();
    } else if (event.key === 'j' || event.key === 'k') {
      const to = event.key === 'j' ? Math.min(heads.length - 1, at + 1) : Math.max(0, at - 1);
      if (heads[to]) heads[to].focus();
    } else if (event.key === 'o' && here) {
      here.parentElement.open = !here.parentElement.open;
    } else if (event.key === 'c' && here) {
      const button = one('[data-copy]', here.parentElement);
      if (button) copy(stack(document.getElementById(button.dataset.copy)), button);
    }
  });

  for (const hidden of all('#theme, .filter, [data-copy], [data-markdown]')) hidden.hidden = false;
  one('.keys').hidden = !findings.length;
})();
