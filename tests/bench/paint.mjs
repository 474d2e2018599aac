// First paint and first usable question on a slow phone: slow 4G with a CPU four times slower, slow 3G with six.

import { chromium } from "playwright-core";
import { chromium as executablePath, flags as args, serve } from "./serve.mjs";

const profiles = {
  "slow 4G, CPU ×4": { kbit: 1600, latency: 150, slowdown: 4, budget: "700 and 1,500" },
  "slow 3G, CPU ×6": { kbit: 400, latency: 400, slowdown: 6 },
};

const { address, stop } = await serve();
const browser = await chromium.launch({ executablePath, args });

/** Milliseconds to the first paint, and to the first question after a start tapped at once. */
async function visit({ kbit, latency, slowdown }) {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const throughput = (kbit * 1000) / 8;
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", {
    offline: false,
    latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  const start = Date.now();
  await page.goto(address, { waitUntil: "commit" });
  await page.getByText("开始自测").click();
  await page.locator('input[type="radio"]').first().waitFor();
  const question = Date.now() - start;
  const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
  await context.close();
  return { paint, question };
}

for (const [name, profile] of Object.entries(profiles)) {
  const visits = [];
  for (let round = 0; round < 5; round++) visits.push(await visit(profile));
  const median = (key) => Math.round(visits.map((v) => v[key]).sort((a, b) => a - b)[2]);
  const budget = profile.budget ? `; budget ${profile.budget} ms` : "";
  console.log(`${name}: first paint ${median("paint")} ms, first question ${median("question")} ms (medians of 5)${budget}`);
}
await browser.close();
stop();
