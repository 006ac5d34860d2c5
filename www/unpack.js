// Unpacks the reader. LZMA packs a program a quarter better than the gzip that browsers inflate by themselves, and
// nobody waits for it: the page stands, and a worker does this. The format is that of `.lzma` files, with a
// known size; names are those of its specification.
"use strict";
const unpack = (input) => {
  const lc = input[0] % 9;
  const lpMask = (1 << (((input[0] / 9) | 0) % 5)) - 1;
  const pbMask = (1 << ((input[0] / 45) | 0)) - 1;
  const size = new DataView(input.buffer, input.byteOffset).getUint32(5, true);
  const out = new Uint8Array(size);

  // All probabilities in one list, each sort from its own place.
  let places = 0;
  const reserve = (count) => (places += count) - count;
  const [IS_MATCH, IS_REP, IS_REP_G0, IS_REP_G1, IS_REP_G2, IS_REP0_LONG] = [192, 12, 12, 12, 12, 192].map(reserve);
  const [POS_SLOT, POS, ALIGN, LEN, REP_LEN, LITERAL] = [256, 128, 16, 514, 514, 0x300 << 8].map(reserve);
  const probs = new Uint16Array(places).fill(1024);

  // The range coder; its first byte is always 0.
  let at = 18;
  let range = 0xffffffff;
  let code = new DataView(input.buffer, input.byteOffset).getUint32(14);
  const refill = () => {
    if (range < 0x1000000) {
      range = (range << 8) >>> 0;
      code = ((code << 8) | input[at++]) >>> 0;
    }
  };
  const bit = (place) => {
    const prob = probs[place];
    const bound = ((range >>> 11) * prob) >>> 0;
    const set = code >= bound;
    if (set) {
      range = (range - bound) >>> 0;
      code = (code - bound) >>> 0;
      probs[place] = prob - (prob >>> 5);
    } else {
      range = bound;
      probs[place] = prob + ((2048 - prob) >>> 5);
    }
    refill();
    return set ? 1 : 0;
  };
  const tree = (place, bits) => {
    let node = 1;
    for (let i = 0; i < bits; i += 1) node = (node << 1) | bit(place + node);
    return node - (1 << bits);
  };
  const reverseTree = (place, bits) => {
    let node = 1;
    let value = 0;
    for (let i = 0; i < bits; i += 1) {
      const b = bit(place + node);
      node = (node << 1) | b;
      value |= b << i;
    }
    return value;
  };
  const direct = (bits) => {
    let value = 0;
    for (let i = 0; i < bits; i += 1) {
      range >>>= 1;
      const b = code >= range ? 1 : 0;
      if (b) code = (code - range) >>> 0;
      value = (value << 1) | b;
      refill();
    }
    return value;
  };
  const length = (place, posState) => {
    if (!bit(place)) return 2 + tree(place + 2 + (posState << 3), 3);
    if (!bit(place + 1)) return 10 + tree(place + 130 + (posState << 3), 3);
    return 18 + tree(place + 258, 8);
  };

  let [state, rep0, rep1, rep2, rep3, pos] = [0, 0, 0, 0, 0, 0];
  while (pos < size) {
    const posState = pos & pbMask;
    if (!bit(IS_MATCH + (state << 4) + posState)) {
      const before = pos > 0 ? out[pos - 1] : 0;
      const literal = LITERAL + 0x300 * (((pos & lpMask) << lc) + (before >>> (8 - lc)));
      let symbol = 1;
      if (state >= 7) {
        let match = out[pos - rep0 - 1];
        while (symbol < 0x100) {
          const expected = (match >>> 7) & 1;
          match <<= 1;
          const b = bit(literal + ((1 + expected) << 8) + symbol);
          symbol = (symbol << 1) | b;
          if (b !== expected) break;
        }
      }
      while (symbol < 0x100) symbol = (symbol << 1) | bit(literal + symbol);
      out[pos] = symbol;
      pos += 1;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let count;
    if (bit(IS_REP + state)) {
      if (bit(IS_REP_G0 + state)) {
        let distance = rep1;
        if (bit(IS_REP_G1 + state)) {
          distance = rep2;
          if (bit(IS_REP_G2 + state)) {
            distance = rep3;
            rep3 = rep2;
          }
          rep2 = rep1;
        }
        rep1 = rep0;
        rep0 = distance;
      } else if (!bit(IS_REP0_LONG + (state << 4) + posState)) {
        state = state < 7 ? 9 : 11;
        out[pos] = out[pos - rep0 - 1];
        pos += 1;
        continue;
      }
      count = length(REP_LEN, posState);
      state = state < 7 ? 8 : 11;
    } else {
      [rep3, rep2, rep1] = [rep2, rep1, rep0];
      count = length(LEN, posState);
      state = state < 7 ? 7 : 10;
      const slot = tree(POS_SLOT + (Math.min(count - 2, 3) << 6), 6);
      rep0 = slot;
      if (slot >= 4) {
        const bits = (slot >> 1) - 1;
        rep0 = (2 | (slot & 1)) << bits;
        if (slot < 14) rep0 += reverseTree(POS + rep0 - slot, bits);
        else {
          rep0 += direct(bits - 4) << 4;
          rep0 += reverseTree(ALIGN, 4);
        }
      }
    }
    for (const end = Math.min(pos + count, size); pos < end; pos += 1) out[pos] = out[pos - rep0 - 1];
  }
  return out;
};
