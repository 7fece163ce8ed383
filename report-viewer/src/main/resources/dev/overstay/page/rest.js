// The findings that a big page has only as data: drawn when a reader needs them.
const rest = (() => {
  'use strict';
  const source = document.getElementById('data');

  // Numbers in the order in which Data.java writes them.
  const load = () => {
    const raw = JSON.parse(source.textContent);
    // Text, slot, text, slot, text: a slot stands for a number, decimal or hexadecimal.
    const texts = raw.texts.map(text => text.split(/([\u0006\u0007])/));
    const words = raw.texts;
    const shapes = raw.shapes.map(shape => shape ? shape.split(' ').map(Number) : []);
    const reader = numbers => {
      let at = 0;
      const number = () => numbers[at++];
      const say = () => {
        const parts = texts[number()];
        let said = parts[0];
        for (let i = 1; i < parts.length; i += 2) {
          said += number().toString(parts[i] === '\u0007' ? 16 : 10) + parts[i + 1];
        }
        return said;
      };
      return { number, say, more: () => at < numbers.length };
    };
    const calls = [];
    for (const { say, more } = reader(raw.calls); more();) {
      const [before, call, file] = [say(), say(), say()];
      calls.push([before, call, file === '\u0008' ? call.split(/[$.]/, 1)[0] + '.java' : file]);
    }
    const frames = [];
    for (let i = 0, fresh = 0; i < raw.frames.length; i += 2) {
      const [before, call, file] = calls[raw.frames[i] ? raw.frames[i] - 1 : fresh++];
      frames.push([before, call, raw.frames[i + 1] < 0 ? file : `${file}:${raw.frames[i + 1]}`]);
    }
    const from = new Int32Array(raw.steps.length), to = new Int32Array(raw.steps.length);
    for (let i = 0, size = 0, fresh = 0, at = -1; i < raw.steps.length; i++) {
      if (raw.steps[i] < 0) {
        at = size + raw.steps[i];
      } else {
        from[size] = at;
        to[size] = raw.steps[i] ? raw.steps[i] - 1 : fresh++;
        at = size++;
      }
    }
    const { number, say } = reader(raw.findings);
    const many = make => Array.from({ length: number() }, make);
    let anchor = 0, birth = 0;
    const next = () => {
      const read = { drawn: number() === 1 };
      if (read.drawn) {
        const [mark, ...effect] = say().split(' ');
        Object.assign(read, { anchor: raw.anchors[anchor++], mark, effect: effect.join(' '), title: say(),
          made: frames[number()], unmade: say(), meta: say(), tag: say(), kind: say(), test: say(),
          also: say(), jvms: say(), facts: many(() => say().split('\n')) });
        // A tab stands for the test, which was read already.
        for (const fact of read.facts) if (fact[1] === '\t') fact[1] = `\u0001${read.test}\u0005`;
      }
      read.jvm = number();
      const shape = number();
      read.birth = shape ? { shape: shapes[shape - 1], step: birth += number(), by: say(), at: number() } : { by: say() };
      read.now = many(() => ({ heading: say(), step: number(), shape: shapes[number()], by: say() }));
      read.states = many(() => ({ names: say(), cells: shapes[number()] }));
      read.size = number();
      read.resources = many(() => [say(), say(), say()]);
      if (number()) {
        Object.assign(read, { moreStacks: number(), moreStates: number(), moreResources: number(),
          tree: many(() => [number(), say()]),
          others: many(() => ({ resource: number(), heading: say(), shape: shapes[number() - 1], step: number() })) });
      }
      return read;
    };
    return { start: raw.from, size: raw.size, heads: raw.heads, anchors: raw.anchors, words, frames, from, to, next, all: [] };
  };
  let loaded;
  const data = () => loaded ??= load();
  // They can only be read in order.
  const finding = n => {
    const { all, next, start } = data();
    while (all.length <= n - start) all.push(next());
    return all[n - start];
  };

  const element = (tag, type, ...children) => {
    const made = document.createElement(tag);
    if (type) made.className = type;
    made.append(...children);
    return made;
  };

  // Marks, never in text from a dump: code, strong, muted, note, and their end.
  const TAGS = { '\u0001': ['code', ''], '\u0002': ['b', ''], '\u0003': ['span', 'muted'],
    '\u0004': ['span', 'note'] };
  const rich = text => {
    const out = document.createDocumentFragment();
    let open = null;
    for (const part of text.split(/([\u0001-\u0005])/)) {
      if (TAGS[part]) out.append(open = element(...TAGS[part]));
      else if (part === '\u0005') open = null;
      else (open ?? out).append(part);
    }
    return out;
  };
  const plain = text => text.replace(/[\u0001-\u0005]/g, '');

  // Innermost frame first, each as three texts.
  const trace = innermost => {
    const { frames, from, to } = data();
    const out = [];
    for (let at = innermost; at >= 0; at = from[at]) out.push(frames[to[at]]);
    return out;
  };

  const line = ([before, call, place], own, note) => {
    const item = element('li', own ? 'own' : '', element(own ? 'b' : 'span', '', call));
    item.dataset.p = before;
    if (place) item.append(' ', element('i', '', place));
    if (note) item.append(' ', element('span', 'note', note));
    return item;
  };

  const frames = (id, step, shape) => {
    const list = element('ol', 'stack');
    list.id = id;
    const all = trace(step);
    for (let i = 0, at = 0; i < shape.length; at += shape[i], i += 3) {
      const [length, own, note] = [shape[i], shape[i + 1], data().words[shape[i + 2]]];
      const lines = all.slice(at, at + length);
      if (length === 1) {
        list.append(line(lines[0], own, note));
      } else {
        const folded = element('ol', '', ...lines.map(frame => line(frame, false, '')));
        const shown = element('summary', '', element('span', '', `Show ${length} more`), ' ' + note);
        list.append(element('li', 'fold', element('details', '', shown, folded)));
      }
    }
    return list;
  };

  const headed = heading => element('section', '', element('div', 'head', element('h3', '', rich(heading))));

  const stack = ({ heading = 'Where it was made', step, by, shape }, id) => {
    const section = headed(heading);
    if (!shape) {
      section.append(element('p', 'muted', by));
      return section;
    }
    const copy = element('button', 'link', 'Copy stack');
    copy.type = 'button';
    copy.dataset.copy = id;
    section.firstChild.append(copy);
    section.append(frames(id, step, shape));
    if (by) section.append(element('p', 'by', rich(by)));
    return section;
  };

  // Each process before those that it started.
  const processes = tree => {
    const section = headed('Process tree, still running');
    const lists = [element('ul', 'tree')];
    for (const [depth, words] of tree) {
      lists.length = Math.min(lists.length, depth + 1);
      if (depth === lists.length) {
        lists.push(element('ul', ''));
        lists[depth - 1].lastChild.append(lists[depth]);
      }
      lists[depth].append(element('li', '', rich(words)));
    }
    section.append(lists[0]);
    return section;
  };

  const more = (n, what) => n ? [element('p', 'muted', `${n} more ${what} are in the dump.`)] : [];

  const table = (type, caption, heads, rows) => {
    const row = cells => element('tr', '', ...cells);
    const made = element('table', type, element('caption', '', caption),
      element('thead', '', row(heads)), element('tbody', '', ...rows.map(row)));
    for (const head of heads) head.scope = 'col';
    const scroll = element('div', 'scroll', made);
    scroll.tabIndex = 0;
    return scroll;
  };

  const tables = ({ jvm, states, moreStates, size, resources, moreResources }) => {
    const out = [];
    if (states.length) {
      const heads = [element('th', '', 'Thread')];
      const when = data().heads[jvm].slice(1).map(n => data().words[n]);
      for (let i = 0; i < when.length; i += 2) {
        heads.push(element('th', '', when[i], ' ', element('span', 'when', when[i + 1])));
      }
      out.push(table('states', 'State in each snapshot', heads, states.map(({ names, cells }) => {
        const [note, ...did] = cells;
        const words = data().words;
        return [element('th', '', element('code', '', names), ' ', element('span', 'muted', words[note])),
          ...did.map(n => n < 0 ? element('td', 'muted', words[-1 - n]) : element('td', '', words[n]))];
      })), ...more(moreStates, 'rows'));
    }
    if (size) {
      const heads = ['Kind', 'Name', 'Details'].map(head => element('th', '', head));
      out.push(table('res', size === 1 ? 'The resource' : 'Its resources', heads,
        resources.map(([kind, name, details]) => [element('td', '', kind),
          element('th', '', element('code', '', name)), element('td', '', rich(details))])),
      ...more(moreResources, 'rows'));
    }
    for (const head of out.flatMap(each => [...each.querySelectorAll('tbody th')])) head.scope = 'row';
    return out;
  };

  // Adds stacks and tables to a finding's body.
  const fill = (body, n) => {
    const read = finding(n);
    const { at, by } = read.birth;
    const time = at >= 0 ? new Date((data().heads[read.jvm][0] + at) * 1000).toISOString() : '';
    const made = time && `, ${time.slice(0, 10)} ${time.slice(11, 19)} UTC`;
    const two = element('div', 'two', stack({ ...read.birth, by: by + made }, body.id + '-birth'));
    if (read.tree?.length) two.append(processes(read.tree));
    read.now.forEach((each, i) => two.append(stack(each, `${body.id}-now-${i + 1}`)));
    two.append(...more(read.moreStacks, 'stacks'));
    const others = (read.others ?? []).map(({ resource, heading, step, shape }) => element('details', 'other',
      element('summary', '', rich(heading)), frames(`${body.id}-birth-${resource}`, step, shape)));
    body.append(two, ...others, ...tables(read));
  };

  // A finding that the page does not hold, without its stacks and tables.
  const draw = n => {
    const read = finding(n);
    const place = element('span', 'place', read.unmade);
    if (read.made) {
      const [, call, at] = read.made;
      place.prepend(element('code', '', call), ' ', element('span', 'muted', at));
    }
    const right = element('span', 'meta', element('span', '', read.meta));
    if (read.tag) right.append(' ', element('span', read.tag === 'New' ? 'tag new' : 'tag', read.tag));
    const summary = element('summary', '', element('span', 'effect', read.effect), ' ',
      element('span', 'what', element('span', 'title', rich(read.title)), ' ', place), ' ', right);
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

  // The searchable text of a finding that is not on the page.
  const words = (n, also) => {
    const read = finding(n);
    const said = [...read.resources.flat(), ...read.states.map(row => row.names)];
    if (read.drawn) {
      said.push(read.title, read.effect, read.unmade, read.meta, read.tag, ...read.facts.flat(), also(read.test, read.also));
      if (read.made) said.push(read.made.join(' '));
    }
    for (const [, command] of read.tree ?? []) said.push(command);
    for (const { step, shape } of [read.birth, ...read.now, ...(read.others ?? [])]) {
      if (!shape?.some((own, i) => i % 3 === 1 && own)) continue;
      const all = trace(step);
      for (let i = 0, at = 0; i < shape.length; at += shape[i], i += 3) {
        if (shape[i + 1]) said.push(`${all[at][0]}${all[at][1]} ${all[at][2]}`);
      }
    }
    return plain(said.join('\n'));
  };

  // The groups of a finding.
  const groups = n => {
    const { effect, made, unmade, test, kind, jvms, tag, anchor } = finding(n);
    const place = made ? made[1] : unmade[0].toUpperCase() + unmade.slice(1);
    return { effect, place, test, kind, jvms: jvms.split(' '), isNew: tag === 'New', anchor };
  };

  // The finding that is drawn with this id; -1 if not found.
  const find = anchor => {
    const { anchors, size } = data();
    const at = anchors.indexOf(anchor);
    return at < 0 ? -1 : size - anchors.length + at;
  };

  return { isRead: () => !!loaded, size: () => data().size, find, fill, draw, words, groups };
})();
