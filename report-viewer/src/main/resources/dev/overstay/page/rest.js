// The findings that a big page has as data only: drawn when somebody looks at them.
const rest = (() => {
  'use strict';
  const source = document.getElementById('data');
  let read;
  const data = () => read ??= JSON.parse(source.textContent);
  const string = n => data().strings[n];

  const element = (tag, type, ...children) => {
    const made = document.createElement(tag);
    if (type) made.className = type;
    made.append(...children);
    return made;
  };

  // Marks that no text from a dump keeps: code, strong, muted, and their end.
  const TAGS = { '\u0001': ['code', ''], '\u0002': ['b', ''], '\u0003': ['span', 'muted'] };
  const rich = text => {
    const out = document.createDocumentFragment();
    let open = null;
    for (const part of text.split(/([\u0001-\u0004])/)) {
      if (TAGS[part]) out.append(open = element(...TAGS[part]));
      else if (part === '\u0004') open = null;
      else (open ?? out).append(part);
    }
    return out;
  };
  const plain = text => text.replace(/[\u0001-\u0004]/g, '');

  // Innermost frame first, each as three texts.
  const frames = step => {
    const { steps, frames } = data();
    const out = [];
    for (let at = step; at >= 0; at = steps[2 * at]) {
      const frame = 3 * steps[2 * at + 1];
      out.push([string(frames[frame]), string(frames[frame + 1]), string(frames[frame + 2])]);
    }
    return out;
  };

  const line = ([before, call, place], own, note) => {
    const item = element('li', own ? 'own' : '', element(own ? 'b' : 'span', '', call));
    item.dataset.p = before;
    if (place) item.append(' ', element('i', '', place));
    if (note) item.append(' ', element('span', 'note', note));
    return item;
  };

  const stack = ([heading, step, by, parts], id) => {
    const section = element('section', '', element('div', 'head', element('h3', '', rich(string(heading)))));
    if (step < 0) {
      section.append(element('p', 'muted', string(by)));
      return section;
    }
    const copy = element('button', 'link', 'Copy stack');
    copy.type = 'button';
    copy.dataset.copy = id;
    section.firstChild.append(copy);
    const list = element('ol', 'stack');
    list.id = id;
    const all = frames(step);
    for (let i = 0, at = 0; i < parts.length; at += parts[i], i += 3) {
      const [length, own, note] = [parts[i], parts[i + 1], string(parts[i + 2])];
      const lines = all.slice(at, at + length);
      if (length === 1) {
        list.append(line(lines[0], own, note));
      } else {
        const folded = element('ol', '', ...lines.map(frame => line(frame, false, '')));
        const shown = element('summary', '', element('span', '', `Show ${length} more`), ' ' + note);
        list.append(element('li', 'fold', element('details', '', shown, folded)));
      }
    }
    section.append(list, element('p', 'by', rich(string(by))));
    return section;
  };

  const table = (type, caption, heads, rows) => {
    const row = cells => element('tr', '', ...cells);
    const made = element('table', type, element('caption', '', caption),
      element('thead', '', row(heads)), element('tbody', '', ...rows.map(row)));
    for (const head of heads) head.scope = 'col';
    const scroll = element('div', 'scroll', made);
    scroll.tabIndex = 0;
    return scroll;
  };

  const tables = (jvm, states, resources) => {
    const out = [];
    if (states.length) {
      const heads = [element('th', '', 'Thread')];
      const when = data().heads[jvm];
      for (let i = 0; i < when.length; i += 2) {
        heads.push(element('th', '', string(when[i]), ' ', element('span', 'when', string(when[i + 1]))));
      }
      out.push(table('states', 'State in each snapshot', heads, states.map(([threads, ...cells]) =>
        [element('th', '', rich(string(threads))), ...cells.map(cell => element('td', '', string(cell)))])));
    }
    const rows = [];
    for (let i = 0; i < resources.length; i += 3) {
      rows.push([element('td', '', string(resources[i])),
        element('th', '', element('code', '', string(resources[i + 1]))),
        element('td', '', rich(string(resources[i + 2])))]);
    }
    const heads = ['Kind', 'Name', 'Details'].map(head => element('th', '', head));
    out.push(table('res', rows.length === 1 ? 'The resource' : 'Its resources', heads, rows));
    return out;
  };

  /** Stacks and tables of a finding into its body. */
  const fill = (body, n) => {
    const [, , , , , , , , , , , jvm, stacks, states, resources] = data().findings[n - data().from];
    const two = element('div', 'two');
    stacks.forEach((each, i) => two.append(stack(each, body.id + (i ? '-now-' + i : '-birth'))));
    body.append(two, ...tables(jvm, states, resources));
  };

  /** A finding that the page does not hold, without its stacks and tables. */
  const draw = n => {
    const [anchor, mark, effect, title, name, place, meta, tag, , , facts] = data().findings[n - data().from];
    const what = element('span', 'title');
    const [text, part] = [string(title), string(name)];
    const at = part ? text.indexOf(part) : -1;
    if (at < 0) what.append(text);
    else what.append(text.slice(0, at), element('b', '', part), text.slice(at + part.length));
    const right = element('span', 'meta', element('span', '', string(meta)));
    if (string(tag)) right.append(' ', element('span', string(tag) === 'New' ? 'tag new' : 'tag', string(tag)));
    const summary = element('summary', '', element('span', 'effect', string(effect)), ' ',
      element('span', 'what', what, ' ', element('span', 'place', rich(string(place)))), ' ', right);
    const rows = element('dl');
    for (let i = 0; i < facts.length; i += 2) {
      rows.append(element('div', '', element('dt', '', string(facts[i])), element('dd', '', rich(string(facts[i + 1])))));
    }
    const acts = element('p', 'acts');
    for (const [key, label] of [['text', 'Copy as text'], ['markdown', 'Copy as Markdown']]) {
      const button = element('button', 'link', label);
      button.type = 'button';
      button.dataset[key] = '';
      acts.append(button, ' ');
    }
    const link = element('a', 'link', 'Link to this finding');
    link.href = '#' + string(anchor);
    acts.append(link);
    const body = element('div', 'body', rows, acts);
    body.id = string(anchor);
    const finding = element('details', 'finding ' + string(mark), summary, body);
    finding.dataset.brief = '';
    return finding;
  };

  /** What can be searched of a finding, but for what stands on the page. */
  const words = n => {
    const finding = data().findings[n - data().from];
    const [, , effect, title, , place, meta, tag, , , facts, , stacks, states, resources] = finding;
    const shown = [...resources, ...states.map(row => row[0])].map(string);
    if (finding[0] || finding[3]) shown.push(...[effect, title, place, meta, tag, ...facts].map(string));
    for (const [, step, , parts] of stacks) {
      if (step < 0) continue;
      const all = frames(step);
      for (let i = 0, at = 0; i < parts.length; at += parts[i], i += 3) {
        if (parts[i + 1]) shown.push(all[at].join(' '));
      }
    }
    return plain(shown.join('\n'));
  };

  /** What a finding is grouped by. */
  const groups = n => {
    const finding = data().findings[n - data().from];
    const [place, test, jvms] = finding[9].map(string);
    return { effect: string(finding[2]), place, test, jvms: jvms.split(' '), kind: string(finding[8]),
      isNew: string(finding[7]) === 'New', anchor: string(finding[0]) };
  };

  return { size: () => data().from + data().findings.length, fill, draw, words, groups };
})();
