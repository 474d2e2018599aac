// Lighthouse on a slow phone: the start page and one page of its own, on slow 4G and slow 3G. Fails unless
// accessibility and best practices are 100. Times are for reading: nothing fails because a machine is busy.

import { readdirSync } from "node:fs";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { dist } from "../budgets.mjs";
import { chromium, flags, serve } from "../serve.mjs";
import { print } from "../table.mjs";

const networks = {
  "slow 4G, CPU ×4": { rttMs: 150, throughputKbps: 1600, cpuSlowdownMultiplier: 4 },
  "slow 3G, CPU ×6": { rttMs: 400, throughputKbps: 400, cpuSlowdownMultiplier: 6 },
};
const times = ["first-contentful-paint", "largest-contentful-paint", "interactive", "total-blocking-time"];
const scores = ["performance", "accessibility", "best-practices", "seo"];
const flawless = ["accessibility", "best-practices"];

const leaflet = readdirSync(`${dist}p`).find((name) => /^[^.]+\.html$/.test(name) && name !== "index.html");
const { address, stop } = await serve();
const chrome = await launch({ chromePath: chromium, chromeFlags: ["--headless=new", ...flags] });
const rows = [];
const flaws = [];
for (const page of ["index.html", `p/${leaflet}`]) {
  for (const [network, throttling] of Object.entries(networks)) {
    const { lhr } = await lighthouse(
      new URL(page, address).href,
      { port: chrome.port, onlyCategories: scores, logLevel: "error" },
      { extends: "lighthouse:default", settings: { formFactor: "mobile", throttlingMethod: "devtools", throttling: withRequests(throttling) } },
    );
    if (lhr.runtimeError) throw new Error(`${page}: ${lhr.runtimeError.message}`);
    const score = (name) => Math.round(lhr.categories[name].score * 100);
    rows.push([
      `${page}, ${network}`,
      ...times.map((name) => Math.round(lhr.audits[name].numericValue).toLocaleString("en")),
      ...scores.map((name) => String(score(name))),
    ]);
    for (const name of flawless.filter((name) => score(name) < 100)) flaws.push(`${page}, ${network}, ${name} ${score(name)}: ${failed(lhr, name)}`);
  }
}
await chrome.kill();
stop();

/** Lighthouse's own throttling in DevTools takes the values for each request. */
function withRequests({ rttMs, throughputKbps, cpuSlowdownMultiplier }) {
  return { cpuSlowdownMultiplier, rttMs, throughputKbps, requestLatencyMs: rttMs, downloadThroughputKbps: throughputKbps, uploadThroughputKbps: throughputKbps };
}

/** What costs points in a category, by its title and the first place. */
function failed(lhr, category) {
  const ids = lhr.categories[category].auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id);
  const audits = ids.map((id) => lhr.audits[id]).filter(({ score }) => score !== null && score < 1);
  return audits.map(({ title, details }) => `${title} ${details?.items?.[0]?.node?.snippet ?? ""}`.trim()).join("; ");
}

print(["page, network", "paint, ms", "largest", "interactive", "blocked", ...scores], rows);
for (const flaw of new Set(flaws)) console.error(`\nFAIL  ${flaw}`);
process.exit(flaws.length ? 1 : 0);
