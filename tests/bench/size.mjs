// Every file of the built page, raw and packed, the sums that have a budget, and the peers beside them. Fails over budget.

import { readdirSync } from "node:fs";
import { add, budget, bytes, dist, downloads, overdrawn, pages } from "./budgets.mjs";
import { sizes } from "./peers/sizes.mjs";
import { print } from "./table.mjs";

const number = (value) => value.toLocaleString("en");
const row = (name, size, budget) => [name, ...size.map(number), budget ? number(budget) : ""];

const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
  .map((entry) => `${entry.parentPath}/${entry.name}`.replace(/\/+/g, "/").slice(dist.length))
  .sort();
const leaflets = files.filter((name) => name.startsWith("p/"));
const sums = pages.flatMap((page) =>
  Object.entries(downloads(page)).map(([sum, names]) => row(`${page}, ${sum}`, add(names.map(bytes)), budget(page, sum))),
);
print(
  ["bytes", "raw", "gzip", "brotli", "budget"],
  [
    ...files.filter((name) => !leaflets.includes(name)).map((name) => row(name, bytes(name))),
    row(`p/, ${leaflets.length} pages of their own`, add(leaflets.map(bytes))),
    ...sums,
  ],
);
console.log();
print(["engines without rules", "raw", "gzip", "brotli"], (await sizes()).map(([name, ...size]) => [name, ...size.map(number)]));

const problems = pages.flatMap(overdrawn);
for (const problem of problems) console.error(`\nFAIL  ${problem}: see what grew, and leave out or load later what a first visit can do without`);
process.exit(problems.length ? 1 : 0);
