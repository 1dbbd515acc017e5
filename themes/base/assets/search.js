// Searches the column by its index in search/, also from a folder on a disk: the index comes as scripts, since nothing else can be read there.
// A large column is asked first which pages hold the pairs of characters; the texts themselves decide.
(function () {
  'use strict';
  const form = document.querySelector('form.search');
  const list = document.querySelector('.found');
  if (!form || !list) return;
  const more = document.querySelector('.search-more');
  const note = form.querySelector('.search-note');
  const kinds = {};
  Array.from(form.kind.options).forEach((option) => { kinds[option.value] = option.text; });
  const STEP = 10;
  // The printable characters but those that a script or a page could mistake.
  const DIGITS = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).filter((c) => '"&<>\\'.indexOf(c) < 0).join('');
  let cut = null;
  const files = {};
  const waiting = {};

  // Loads a file of the index once; `done` is called when it has told what is in it, or cannot be had.
  function load(name, done) {
    if (files[name] !== undefined) return done(files[name]);
    if (waiting[name]) return waiting[name].push(done);
    waiting[name] = [done];
    const script = document.createElement('script');
    const end = () => {
      if (files[name] === undefined) files[name] = null;
      waiting[name].splice(0).forEach((call) => call(files[name]));
    };
    script.onload = end;
    script.onerror = end;
    script.src = form.getAttribute('data-index') + name + '.js';
    document.head.appendChild(script);
  }

  function loadAll(names, done) {
    let left = names.length;
    if (!left) return done();
    names.forEach((name) => load(name, () => { if (--left === 0) done(); }));
  }

  window.zhuanlanSearch = {
    index: (value) => { files.index = value; },
    pages: (at, value) => { files['pages-' + at] = value.map(page); },
    pairs: (at, value) => { files['pairs-' + at] = value; }
  };

  // One character to one, as the index was made: full-width letters as plain ones, all small.
  function fold(text) {
    return text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[A-Z]/g, (c) => c.toLowerCase());
  }

  function page(row) {
    return { url: row[0], title: row[1], summary: row[2], tags: row[3], kind: row[4], days: row[5], initials: row[6], text: row[7],
      folded: [row[1], row[2], row[3], row[7]].map(fold) };
  }

  const isLetter = (c) => /[0-9a-z\u00c0-\u024f\u3400-\u9fff\uf900-\ufaff\ud800-\udfff\u3005\u3007\u3040-\u30ff]/.test(c);

  // The words of a question; what stands between them parts them.
  function words(question) {
    let all = [''];
    Array.from(fold(question)).forEach((c) => { if (isLetter(c[0])) all[all.length - 1] += c; else all.push(''); });
    return all.filter((word, at) => word && all.indexOf(word) === at).slice(0, 8);
  }

  function read(posting) {
    const pages = {};
    let value = 0;
    let factor = 1;
    let at = 0;
    for (const c of posting) {
      const digit = DIGITS.indexOf(c);
      value += (digit % 45) * factor;
      factor *= 45;
      if (digit >= 45) {
        at += value >> 2;
        pages[at] = value & 3;
        value = 0;
        factor = 1;
      }
    }
    return pages;
  }

  // Which pages may hold every word, the best first.
  function candidates(terms, done) {
    if (!cut.shards) return done(null);
    const shard = (c) => 'pairs-' + (c.charCodeAt(c.length > 1 ? 1 : 0) % cut.shards);
    const pairs = [];
    terms.forEach((term) => {
      const marks = Array.from(term);
      if (marks.length === 1) pairs.push([marks[0], '']);
      for (let at = 0; at + 1 < marks.length; at++) pairs.push([marks[at], marks[at + 1]]);
    });
    // A character outside of the basic plane counts by the lower half of its number.
    const low = (mark) => (mark.length > 1 ? String.fromCharCode(mark.codePointAt(0) & 0xffff) : mark);
    loadAll(pairs.map((pair) => shard(low(pair[0]))), () => {
      let scores = null;
      pairs.forEach((pair) => {
        const file = files[shard(low(pair[0]))] || {};
        const key = low(pair[0]) + (pair[1] && low(pair[1]));
        const found = {};
        const keys = pair[1] ? [key] : Object.keys(file).filter((one) => one.indexOf(key) === 0);
        keys.forEach((one) => {
          const pages = file[one] === undefined ? {} : read(file[one]);
          Object.keys(pages).forEach((at) => { found[at] = Math.max(found[at] || 0, pages[at]); });
        });
        const next = {};
        Object.keys(scores || found).forEach((at) => {
          if (found[at] !== undefined) next[at] = scores ? Math.min(scores[at], found[at]) : found[at];
        });
        scores = next;
      });
      done(Object.keys(scores).map(Number).sort((a, b) => scores[b] - scores[a] || a - b));
    });
  }

  // How well a page answers: every word must stand in it. By the place of its words, title, summary, tags, text; in each place those that
  // stand together come first, and before all a title that is the question.
  const PLACES = [8, 6, 4, 2];
  function score(found, terms, phrases) {
    let sum = 0;
    for (const term of terms) {
      let best = term.length > 1 && /^[a-z0-9]+$/.test(term) && found.initials.indexOf(term) >= 0 ? 7 : 0;
      found.folded.forEach((text, at) => { if (PLACES[at] > best && text.indexOf(term) >= 0) best = PLACES[at]; });
      if (!best) return 0;
      sum += best;
    }
    let points = sum / terms.length;
    found.folded.forEach((text, at) => { if (phrases.some((phrase) => text.indexOf(phrase) >= 0)) points = Math.max(points, PLACES[at] + 1); });
    return phrases.indexOf(found.folded[0]) >= 0 ? 10 : points;
  }

  // Writes a text with the words in it marked.
  function mark(node, text, folded, terms) {
    let at = 0;
    while (at < text.length) {
      let next = -1;
      let word = '';
      terms.forEach((term) => {
        const place = folded.indexOf(term, at);
        if (place >= 0 && (next < 0 || place < next || (place === next && term.length > word.length))) { next = place; word = term; }
      });
      if (next < 0) break;
      node.appendChild(document.createTextNode(text.slice(at, next)));
      const strong = document.createElement('mark');
      strong.textContent = text.slice(next, next + word.length);
      node.appendChild(strong);
      at = next + word.length;
    }
    node.appendChild(document.createTextNode(text.slice(at)));
  }

  function excerpt(found, terms) {
    const text = found.text || found.summary;
    const folded = fold(text);
    const places = terms.map((term) => folded.indexOf(term)).filter((place) => place >= 0);
    const first = places.length ? Math.min.apply(null, places) : 0;
    let from = Math.max(0, first - 24);
    const stop = text.slice(from, first).search(/[。！？；]/);
    if (stop >= 0) from += stop + 1;
    const piece = text.slice(from, from + 96);
    const node = document.createElement('p');
    if (from > 0 && stop < 0) node.appendChild(document.createTextNode('……'));
    mark(node, piece, fold(piece), terms);
    if (from + 96 < text.length) node.appendChild(document.createTextNode('……'));
    return node;
  }

  function item(found, terms) {
    const node = document.createElement('li');
    const head = document.createElement('h2');
    const link = document.createElement('a');
    link.href = form.getAttribute('data-root') + found.url;
    mark(link, found.title, found.folded[0], terms);
    head.appendChild(link);
    node.appendChild(head);
    node.appendChild(excerpt(found, terms));
    const small = document.createElement('small');
    const day = found.days.split(' ')[0].split('-');
    small.textContent = (kinds[found.kind] || '') + (day.length === 3 ? ' · ' + Number(day[1]) + '月' + Number(day[2]) + '日' : '');
    node.appendChild(small);
    return node;
  }

  const runOf = (at) => { let run = 0; while (run + 1 < cut.runs.length && cut.runs[run + 1] <= at) run++; return run; };
  let asked = 0;

  function search() {
    const question = form.q.value.trim();
    const terms = words(question);
    const turn = ++asked;
    list.textContent = '';
    more.hidden = true;
    if (!terms.length) { note.textContent = ''; return; }
    note.textContent = '正在找……';
    load('index', (index) => {
      cut = index;
      if (!cut) { note.textContent = '找不到搜索用的文件：请把 search 文件夹也传上去。'; return; }
      candidates(terms, (few) => { if (turn === asked) answer(few, terms, turn); });
    });
  }

  // Reads the texts of the likely pages, as many as there are answers to show.
  function answer(few, terms, turn) {
    const chosen = (kind, days) => (!form.kind.value || kind === form.kind.value) && (!form.day.value || (' ' + days + ' ').indexOf(' ' + form.day.value + ' ') >= 0);
    // What a page is and when stands in the index of a large column, so that no text is loaded in vain.
    const marks = (cut.marks || []).map((mark) => chosen(mark[0], mark[1]));
    const order = few && few.filter((at) => marks[cut.of[at]]);
    const phrases = [terms.join(''), terms.join(' ')];
    let hits = [];
    let next = 0;
    let shown = 0;
    const take = (found) => {
      const points = chosen(found.kind, found.days) ? score(found, terms, phrases) : 0;
      if (points) hits.push([points, found, hits.length]);
    };
    function show(all) {
      // What stands there already stays where it is.
      hits = hits.slice(0, shown).concat(hits.slice(shown).sort((a, b) => b[0] - a[0] || a[2] - b[2]));
      hits.slice(shown, shown + STEP).forEach((hit) => list.appendChild(item(hit[1], terms)));
      shown = Math.min(shown + STEP, hits.length);
      more.hidden = all && shown >= hits.length;
      note.textContent = !hits.length ? '没有找到。换个短一点的词试试。' : all ? '找到 ' + hits.length + ' 条。' : '可能有 ' + order.length + ' 条。';
    }
    if (!order) {
      const names = cut.runs.map((_, run) => 'pages-' + run);
      return loadAll(names, () => {
        if (turn !== asked) return;
        names.forEach((name) => (files[name] || []).forEach(take));
        show(true);
        more.querySelector('button').onclick = () => show(true);
      });
    }
    function fetchSome() {
      const until = Math.min(order.length, next + STEP);
      const some = order.slice(next, until);
      loadAll(some.map((at) => 'pages-' + runOf(at)), () => {
        if (turn !== asked) return;
        some.forEach((at) => { const run = runOf(at); const found = (files['pages-' + run] || [])[at - cut.runs[run]]; if (found) take(found); });
        next = until;
        if (hits.length < shown + STEP && next < order.length) return fetchSome();
        show(next >= order.length);
      });
    }
    more.querySelector('button').onclick = fetchSome;
    fetchSome();
  }

  // The question stands in the address, so that an answer can be sent on and the way back leads to it.
  function remember() {
    const parts = ['q', 'kind', 'day'].filter((name) => form[name].value).map((name) => name + '=' + encodeURIComponent(form[name].value));
    try { history.replaceState(null, '', '#' + parts.join('&')); } catch (error) { /* a folder may refuse it */ }
  }

  form.hidden = false;
  location.hash.slice(1).split('&').forEach((part) => {
    const [name, value] = part.split('=');
    if (['q', 'kind', 'day'].indexOf(name) >= 0 && value) { try { form[name].value = decodeURIComponent(value); } catch (error) { /* not ours */ } }
  });
  let timer = 0;
  const soon = () => { clearTimeout(timer); timer = setTimeout(() => { remember(); search(); }, 200); };
  form.q.addEventListener('input', soon);
  form.kind.addEventListener('change', soon);
  form.day.addEventListener('change', soon);
  form.addEventListener('submit', (event) => { event.preventDefault(); clearTimeout(timer); remember(); search(); });
  if (form.q.value) search(); else form.q.focus();
})();
