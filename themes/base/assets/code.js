// Draws the QR code of a page's address (ISO/IEC 18004, byte mode, level M, versions 1 to 10) into every element with `data-code`.
// Made here and not in the files, so that a thousand pages do not carry a thousand drawings.
(function () {
  'use strict';
  // By version: data codewords, blocks, correction codewords a block.
  const SHAPES = [[16, 1, 10], [28, 1, 16], [44, 1, 26], [64, 2, 18], [86, 2, 24], [108, 4, 16], [124, 4, 18], [154, 4, 22], [182, 5, 22], [216, 5, 26]];
  const CENTRES = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]];
  const MASKS = [
    (x, y) => (x + y) % 2, (x, y) => y % 2, (x) => x % 3, (x, y) => (x + y) % 3,
    (x, y) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2, (x, y) => (x * y) % 2 + (x * y) % 3,
    (x, y) => ((x * y) % 2 + (x * y) % 3) % 2, (x, y) => ((x + y) % 2 + (x * y) % 3) % 2
  ];
  const exp = [];
  const log = [];
  for (let at = 0, value = 1; at < 255; at++) {
    exp[at] = value;
    log[value] = at;
    value = value < 128 ? value * 2 : (value * 2) ^ 0x11d;
  }
  const times = (a, b) => (a && b ? exp[(log[a] + log[b]) % 255] : 0);

  function correction(data, count) {
    let generator = [1];
    for (let at = 0; at < count; at++) {
      const next = generator.concat(0);
      generator.forEach((factor, place) => { next[place + 1] ^= times(factor, exp[at]); });
      generator = next;
    }
    const rest = data.concat(new Array(count).fill(0));
    for (let at = 0; at < data.length; at++) {
      const factor = rest[at];
      generator.forEach((part, place) => { rest[at + place] ^= times(part, factor); });
    }
    return rest.slice(data.length);
  }

  // The codewords of a text, its blocks interleaved.
  function codewords(bytes, version) {
    const [size, blocks, extra] = SHAPES[version - 1];
    const bits = [];
    const push = (value, count) => { for (let at = count - 1; at >= 0; at--) bits.push((value >> at) & 1); };
    push(4, 4);
    push(bytes.length, version > 9 ? 16 : 8);
    bytes.forEach((byte) => push(byte, 8));
    push(0, Math.min(4, size * 8 - bits.length));
    while (bits.length % 8) bits.push(0);
    const data = [];
    for (let at = 0; at < bits.length; at += 8) data.push(parseInt(bits.slice(at, at + 8).join(''), 2));
    for (let pad = 0xec; data.length < size; pad ^= 0xec ^ 0x11) data.push(pad);
    const short = Math.floor(size / blocks);
    const longer = size % blocks;
    const parts = [];
    for (let at = 0, from = 0; at < blocks; at++) {
      const length = short + (at >= blocks - longer ? 1 : 0);
      const own = data.slice(from, from + length);
      parts.push([own, correction(own, extra)]);
      from += length;
    }
    const mixed = [];
    for (const [side, length] of [[0, short + 1], [1, extra]]) {
      for (let at = 0; at < length; at++) parts.forEach((part) => { if (at < part[side].length) mixed.push(part[side][at]); });
    }
    return mixed;
  }

  // A remainder by a generator polynomial, as format and version need it.
  function remainder(value, generator, bits) {
    let rest = value << bits;
    for (let at = 31 - Math.clz32(rest); at >= bits; at = 31 - Math.clz32(rest)) rest ^= generator << (at - bits);
    return (value << bits) | rest;
  }

  // The fixed patterns: `true` and `false` where something stands, `undefined` where data may.
  function frame(version) {
    const size = version * 4 + 17;
    const grid = Array.from({ length: size }, () => new Array(size));
    const ring = (cx, cy, radius, dark) => {
      for (let dy = -radius; dy <= radius; dy++) {
        for (let dx = -radius; dx <= radius; dx++) {
          const [x, y] = [cx + dx, cy + dy];
          if (x >= 0 && y >= 0 && x < size && y < size) grid[y][x] = dark(Math.max(Math.abs(dx), Math.abs(dy)));
        }
      }
    };
    for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) ring(x, y, 4, (far) => far !== 2 && far !== 4);
    const centres = CENTRES[version - 1];
    const last = centres[centres.length - 1];
    centres.forEach((x) => centres.forEach((y) => {
      const corner = (x === 6 && y === 6) || (x === 6 && y === last) || (x === last && y === 6);
      if (!corner) ring(x, y, 2, (far) => far !== 1);
    }));
    for (let at = 8; at < size - 8; at++) grid[6][at] = grid[at][6] = at % 2 === 0;
    if (version > 6) {
      const word = remainder(version, 0x1f25, 12);
      for (let at = 0; at < 18; at++) {
        const [far, near] = [size - 11 + (at % 3), Math.floor(at / 3)];
        grid[near][far] = grid[far][near] = ((word >> at) & 1) === 1;
      }
    }
    return grid;
  }

  function format(grid, mask) {
    const size = grid.length;
    const word = remainder(mask, 0x537, 10) ^ 0x5412;
    const bit = (at) => ((word >> at) & 1) === 1;
    for (let at = 0; at < 15; at++) {
      const near = at < 6 ? at : at < 8 ? at + 1 : 14 - at + (at < 9 ? 1 : 0);
      if (at < 8) grid[near][8] = bit(at); else grid[8][near] = bit(at);
      if (at < 8) grid[8][size - 1 - at] = bit(at); else grid[size - 15 + at][8] = bit(at);
    }
    grid[size - 8][8] = true;
  }

  function fill(version, words, mask) {
    const grid = frame(version);
    format(grid, mask);
    const size = grid.length;
    let bit = 0;
    for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
      if (right === 6) right = 5;
      for (let step = 0; step < size; step++) {
        const y = up ? size - 1 - step : step;
        for (const x of [right, right - 1]) {
          if (grid[y][x] !== undefined) continue;
          const dark = bit < words.length * 8 && ((words[bit >> 3] >> (7 - (bit & 7))) & 1) === 1;
          grid[y][x] = dark !== (MASKS[mask](x, y) === 0);
          bit++;
        }
      }
    }
    return grid;
  }

  // What makes a code hard to read: long runs of one colour and squares of it.
  function penalty(grid) {
    let sum = 0;
    const size = grid.length;
    for (let a = 0; a < size; a++) {
      for (const at of [(b) => grid[a][b], (b) => grid[b][a]]) {
        for (let b = 1, run = 1; b <= size; b++) {
          if (b < size && at(b) === at(b - 1)) { run++; continue; }
          if (run > 4) sum += run - 2;
          run = 1;
        }
      }
      for (let b = 0; a + 1 < size && b + 1 < size; b++) {
        if (grid[a][b] === grid[a][b + 1] && grid[a][b] === grid[a + 1][b] && grid[a][b] === grid[a + 1][b + 1]) sum += 3;
      }
    }
    return sum;
  }

  function draw(text, label) {
    const bytes = Array.from(unescape(encodeURIComponent(text)), (c) => c.charCodeAt(0));
    const version = SHAPES.findIndex(([size], at) => bytes.length + (at > 8 ? 3 : 2) <= size) + 1;
    if (!version) return null;
    const words = codewords(bytes, version);
    const grids = MASKS.map((_, mask) => fill(version, words, mask));
    const best = grids.reduce((a, b) => (penalty(b) < penalty(a) ? b : a));
    const side = best.length + 8;
    let path = '';
    best.forEach((row, y) => row.forEach((dark, x) => { if (dark) path += 'M' + (x + 4) + ' ' + (y + 4) + 'h1v1h-1z'; }));
    const make = (name, fields) => {
      const node = document.createElementNS('http://www.w3.org/2000/svg', name);
      Object.keys(fields).forEach((field) => node.setAttribute(field, fields[field]));
      return node;
    };
    const svg = make('svg', { viewBox: '0 0 ' + side + ' ' + side, width: 132, height: 132, role: 'img', 'aria-label': label, 'shape-rendering': 'crispEdges' });
    svg.appendChild(make('rect', { width: side, height: side, fill: '#fff' }));
    svg.appendChild(make('path', { d: path, fill: '#000' }));
    return svg;
  }

  document.querySelectorAll('[data-code]').forEach((place) => {
    const svg = draw(place.getAttribute('data-code'), place.getAttribute('data-label') || '本页的二维码');
    if (!svg) return;
    svg.setAttribute('class', 'code');
    place.insertBefore(svg, place.firstChild);
    place.hidden = false;
  });
})();
