// A reporter of node:test for tests named "browser · journey": a table of seconds, and below it what failed.

import { table } from "../../bench/table.mjs";

export default async function* report(events) {
  const browsers = new Map();
  const journeys = new Set();
  const failures = [];
  for await (const { type, data } of events) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    const [browser, journey] = data.name.split(" · ");
    if (type === "test:fail") failures.push(`${data.name}: ${data.details.error.cause?.stack ?? data.details.error}`);
    if (!journey) continue;
    const seconds = (data.details.duration_ms / 1000).toFixed(1);
    const outcome = type === "test:fail" ? "failed" : data.skip === undefined ? seconds : "left out";
    journeys.add(journey);
    browsers.set(browser, { ...browsers.get(browser), [journey]: outcome });
  }
  const rows = [...browsers].map(([browser, cells]) => [browser, ...[...journeys].map((journey) => cells[journey] ?? "")]);
  yield `${table(["seconds", ...journeys], rows)}\n`;
  for (const failure of failures) yield `\n${failure.length > 2000 ? `${failure.slice(0, 2000)}……` : failure}\n`;
}
