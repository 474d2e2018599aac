// What a visit to the built page downloads, and how much that may be: the one place for both.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

/** Most bytes, packed by brotli. */
const budgets = { "first paint": 20_000, "first load": 150_000 };

/** The same texts take a fifth more in English; who reads it asked for it. */
const inEnglish = { ...budgets, "first load": 160_000 };

export const budget = (page, sum) => (page === "en.html" ? inEnglish : budgets)[sum];

/** Pages that start the program, one for each language. */
export const pages = ["index.html", "en.html"].filter((name) => readdirSync(dist).includes(name));

/** Raw, gzip and brotli bytes of a file; one that has no packed forms goes as it is. */
export function bytes(name) {
  const size = (suffix) => statSync(dist + name + suffix, { throwIfNoEntry: false })?.size;
  const raw = size("");
  return [raw, size(".gz") ?? raw, size(".br") ?? raw];
}

export const add = (rows) => rows.reduce((sum, row) => sum.map((size, form) => size + row[form]), [0, 0, 0]);

/** The files of both sums, as the page names them: scripts and styles, then the program and its policy. */
export function downloads(page) {
  const html = readFileSync(dist + page, "utf8");
  const named = [...html.matchAll(/ (?:src|href|data-[a-z]+)="([^"#?/:]+\.(?:css|js|wasm|pack))"/g)].map((match) => match[1]);
  const all = [page, ...new Set(named)];
  return { "first paint": all.filter((name) => /\.html$|^(style|size)\./.test(name)), "first load": all };
}

/** What of a page is over its budget, in words. */
export function overdrawn(page) {
  return Object.entries(downloads(page)).flatMap(([sum, files]) => {
    const [, , brotli] = add(files.map(bytes));
    const over = brotli - budget(page, sum);
    return over > 0 ? [`${page}, ${sum}: ${brotli} bytes, ${over} over the budget of ${budget(page, sum)}`] : [];
  });
}
