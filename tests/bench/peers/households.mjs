// Made-up households, the same ones in every run.

import { facts } from "./rules.mjs";

/** Whole-number random bits by mulberry32, from a seed. */
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let bits = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
}

/** So many households, each with all facts: `{ size: 3, registered: true, district: "东区", … }`. */
export function households(count, seed = 617) {
  const next = random(seed);
  const below = (end) => Math.floor(next() * end);
  const value = ({ numbers, truth, options }) => {
    if (options) return options[below(options.length)];
    if (truth !== undefined) return next() < truth;
    const [least, most, step] = numbers;
    return least + below((most - least) / step + 1) * step;
  };
  return Array.from({ length: count }, () =>
    Object.fromEntries(Object.entries(facts).map(([id, fact]) => [id, value(fact)])),
  );
}

/** A household without some of its facts. */
export function without(household, ids) {
  return Object.fromEntries(Object.entries(household).filter(([id]) => !ids.includes(id)));
}
