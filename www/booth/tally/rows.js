// What is counted: rows { day, place, tablet, kind, item, n }.

/** What a visit was about, and what was handed out. */
export const TOPICS = ["自测出结果", "自测没做完", "查政策", "急事"];
export const PAPERS = ["明白纸", "小票", "单页", "其他资料"];
/** Letters of the outcomes, in the order of the tables, and their names there. */
export const OUTCOMES = {
  r: "已在领",
  l: "很可能符合",
  a: "请到窗口",
  p: "可能符合",
  u: "目前看不符合",
  "-": "没有这个情形",
};
export const LETTERS = Object.keys(OUTCOMES);
/** Kinds of counters, and their names in a table. */
export const KIND_NAMES = { visit: "接待", paper: "资料", verdict: "结论" };
export const KINDS = Object.keys(KIND_NAMES);

/** Programme and letter of the item of a verdict. */
export function verdict(item) {
  const at = item.lastIndexOf("|");
  return [item.slice(0, at), item.slice(at + 1)];
}

/** Whether a counter may have this item. */
export function known(kind, item) {
  if (kind === "visit") return TOPICS.includes(item);
  if (kind === "paper") return PAPERS.includes(item);
  if (kind !== "verdict" || typeof item !== "string") return false;
  const [programme, letter] = verdict(item);
  return programme.trim() === programme && programme !== "" && LETTERS.includes(letter);
}

/** An entry `[kind, item, n]` as it is. Throws a RangeError if it is none. */
export function checked(entry) {
  const [kind, item, n] = entry;
  if (known(kind, item) && Number.isSafeInteger(n)) return entry;
  throw new RangeError(`[${kind}, ${item}, ${n}]`);
}

/** Which counter a row is of. */
export const keyOf = (row) => JSON.stringify([row.day, row.place, row.tablet, row.kind, row.item]);

/** All rows of several lists, one for each counter, in one order whatever the order of the lists. */
export function sum(lists) {
  const sums = new Map();
  for (const row of lists.flat()) {
    const key = keyOf(row);
    const before = sums.get(key);
    sums.set(key, { ...row, n: (before ? before.n : 0) + row.n });
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
