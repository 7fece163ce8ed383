// The findings that a big page has as data only: drawn when somebody looks at them.
const rest = (() => {
  'use strict';
  const source = document.getElementById('data');

  // Numbers in the order in which Data.java writes them.
  const load = () => {
    const raw = JSON.parse(source.textContent);
    const { findings, names, texts, looks } = raw;
    const shapes = raw.shapes.map(shape => shape ? shape.split(' ').map(Number) : []);
    const steps = [];
    for (let n = 0, fresh = 0; 2 * n < raw.steps.length; n++) {
      const frame = raw.steps[2 * n + 1];
      steps.push([n - 1 - raw.steps[2 * n], frame ? frame - 1 : fresh]);
      fresh = Math.max(fresh, steps[n][1] + 1);
    }
    let at = 0, fresh = 0;
    const number = () => findings[at++];
    const name = () => names[number()];
    const text = () => { const n = number(); return texts[n ? n - 1 : fresh++]; };
    const many = make => Array.from({ length: number() }, make);
    const finding = () => {
      const read = { drawn: number() === 1 };
      if (read.drawn) {
        Object.assign(read, { anchor: text(), mark: name(), effect: name(), title: [name(), text(), name()],
          made: number(), unmade: name(), meta: name(), tag: name(), kind: name(), place: name(), test: name(),
          jvms: name(), facts: many(() => [name(), name()]) });
      }
      read.jvm = number();
      const step = number();
      read.birth = step < 0 ? { step, by: name() } : { step, shape: shapes[number()], by: name() };
      read.now = many(number).map(n => 4 * n).map(n => ({ heading: names[looks[n]], step: looks[n + 1],
        shape: shapes[looks[n + 2]], by: names[looks[n + 3]] }));
      read.states = many(() => ({ names: text(), note: name(), cells: many(name) }));
      read.resources = many(() => [name(), text(), text()]);
      return read;
    };
    const all = Array.from({ length: raw.size - raw.from }, finding);
    return { ...raw, steps, all };
  };
  let loaded;
  const data = () => loaded ??= load();
  const finding = n => data().all[n - data().from];

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

  const frame = n => {
    const { frames, names } = data();
    const [before, call, file, line] = frames.slice(4 * n, 4 * n + 4);
    return [names[before], names[call], names[file] + (line < 0 ? '' : ':' + line)];
  };

  // Innermost frame first, each as three texts.
  const trace = innermost => {
    const out = [];
    for (let at = innermost; at >= 0; at = data().steps[at][0]) out.push(frame(data().steps[at][1]));
    return out;
  };

  const line = ([before, call, place], own, note) => {
    const item = element('li', own ? 'own' : '', element(own ? 'b' : 'span', '', call));
    item.dataset.p = before;
    if (place) item.append(' ', element('i', '', place));
    if (note) item.append(' ', element('span', 'note', note));
    return item;
  };

  const stack = ({ heading = 'Where it was made', step, by, shape }, id) => {
    const section = element('section', '', element('div', 'head', element('h3', '', rich(heading))));
    if (step < 0) {
      section.append(element('p', 'muted', by));
      return section;
    }
    const copy = element('button', 'link', 'Copy stack');
    copy.type = 'button';
    copy.dataset.copy = id;
    section.firstChild.append(copy);
    const list = element('ol', 'stack');
    list.id = id;
    const all = trace(step);
    for (let i = 0, at = 0; i < shape.length; at += shape[i], i += 3) {
      const [length, own, note] = [shape[i], shape[i + 1], data().names[shape[i + 2]]];
      const lines = all.slice(at, at + length);
      if (length === 1) {
        list.append(line(lines[0], own, note));
      } else {
        const folded = element('ol', '', ...lines.map(frame => line(frame, false, '')));
        const shown = element('summary', '', element('span', '', `Show ${length} more`), ' ' + note);
        list.append(element('li', 'fold', element('details', '', shown, folded)));
      }
    }
    section.append(list, element('p', 'by', rich(by)));
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

  const tables = ({ jvm, states, resources }) => {
    const out = [];
    if (states.length) {
      const heads = [element('th', '', 'Thread')];
      const when = data().heads[jvm].map(n => data().names[n]);
      for (let i = 0; i < when.length; i += 2) {
        heads.push(element('th', '', when[i], ' ', element('span', 'when', when[i + 1])));
      }
      out.push(table('states', 'State in each snapshot', heads, states.map(({ names, note, cells }) =>
        [element('th', '', element('code', '', names), ' ', element('span', 'muted', note)),
          ...cells.map(cell => element('td', '', cell))])));
    }
    const heads = ['Kind', 'Name', 'Details'].map(head => element('th', '', head));
    out.push(table('res', resources.length === 1 ? 'The resource' : 'Its resources', heads,
      resources.map(([kind, name, details]) => [element('td', '', kind),
        element('th', '', element('code', '', name)), element('td', '', rich(details))])));
    for (const head of out.flatMap(each => [...each.querySelectorAll('tbody th')])) head.scope = 'row';
    return out;
  };

  // Stacks and tables of a finding into its body.
  const fill = (body, n) => {
    const read = finding(n);
    const two = element('div', 'two', stack(read.birth, body.id + '-birth'));
    read.now.forEach((each, i) => two.append(stack(each, `${body.id}-now-${i + 1}`)));
    body.append(two, ...tables(read));
  };

  // A finding that the page does not hold, without its stacks and tables.
  const draw = n => {
    const read = finding(n);
    const [before, name, after] = read.title;
    const place = element('span', 'place', read.unmade);
    if (read.made >= 0) {
      const [, call, at] = frame(read.made);
      place.prepend(element('code', '', call), ' ', element('span', 'muted', at));
    }
    const right = element('span', 'meta', element('span', '', read.meta));
    if (read.tag) right.append(' ', element('span', read.tag === 'New' ? 'tag new' : 'tag', read.tag));
    const summary = element('summary', '', element('span', 'effect', read.effect), ' ',
      element('span', 'what', element('span', 'title', before, element('b', '', name), after), ' ', place), ' ', right);
    const rows = element('dl', '', ...read.facts.map(([term, said]) =>
      element('div', '', element('dt', '', term), element('dd', '', rich(said)))));
    const acts = element('p', 'acts');
    for (const [key, label] of [['text', 'Copy as text'], ['markdown', 'Copy as Markdown']]) {
      const button = element('button', 'link', label);
      button.type = 'button';
      button.dataset[key] = '';
      acts.append(button, ' ');
    }
    const link = element('a', 'link', 'Link to this finding');
    link.href = '#' + read.anchor;
    acts.append(link);
    const body = element('div', 'body', rows, acts);
    body.id = read.anchor;
    const drawn = element('details', 'finding ' + read.mark, summary, body);
    drawn.dataset.brief = '';
    return drawn;
  };

  // What can be searched of a finding, but for what stands on the page.
  const words = n => {
    const read = finding(n);
    const said = [...read.resources.flat(), ...read.states.map(row => row.names)];
    if (read.drawn) {
      said.push(read.title.join(''), read.effect, read.place, read.unmade, read.meta, read.tag, ...read.facts.flat());
      if (read.made >= 0) said.push(frame(read.made).join(' '));
    }
    for (const { step, shape } of [read.birth, ...read.now]) {
      if (step < 0 || !shape.some((own, i) => i % 3 === 1 && own)) continue;
      const all = trace(step);
      for (let i = 0, at = 0; i < shape.length; at += shape[i], i += 3) {
        if (shape[i + 1]) said.push(all[at].slice(1).join(' '));
      }
    }
    return plain(said.join('\n'));
  };

  // What a finding is grouped by.
  const groups = n => {
    const { effect, place, test, kind, jvms, tag, anchor } = finding(n);
    return { effect, place, test, kind, jvms: jvms.split(' '), isNew: tag === 'New', anchor };
  };

  return { size: () => data().from + data().all.length, fill, draw, words, groups };
})();
