// Every kind of screen at every width and size of text: nothing sticks out, everything can be hit, read and told apart.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { assertAccessible, open } from "./harness.mjs";
import { contrasts, formless, misplaced, moving } from "./measures.mjs";
import { everyScreen } from "./screens.mjs";
import { arrive } from "./visitor.mjs";

/** The last is a phone held sideways. */
const WINDOWS = [
  { width: 320, height: 568 },
  { width: 360, height: 800 },
  { width: 768, height: 1024 },
  { width: 640, height: 360 },
];
const SIZES = [18, 24, 30];
/** WeChat enlarges all text by up to about half, whatever the page says. */
const SCALES = [1, 1.5];

/** All buttons that a device may have: one with a voice and a printer has them all. */
const everyAbility = (page) =>
  page.addInitScript(() =>
    Object.defineProperty(window, "speechSynthesis", {
      value: { getVoices: () => [{ lang: "zh-CN", localService: true }], cancel() {} },
    }),
  );

/** All that is wrong with the screen in view, at every width and size, and in the colours of the system. */
async function faultsOf(page, screen) {
  const all = [];
  const look = async (where, measure) => {
    for (const fault of await page.evaluate(measure)) all.push(`${screen}, ${where}: ${fault}`);
  };
  for (const window of WINDOWS) {
    await page.setViewportSize(window);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    for (const size of SIZES) {
      for (const scale of SCALES) {
        await page.evaluate(
          ([size, scale]) => {
            document.documentElement.dataset.size = size;
            document.documentElement.style.fontSize = scale === 1 ? "" : `${size * scale}px`;
          },
          [String(size), scale],
        );
        await look(`${window.width} px, ${size} × ${scale}`, misplaced);
      }
    }
    await page.evaluate(() => (document.documentElement.style.fontSize = ""));
  }
  await page.setViewportSize(WINDOWS[0]);
  await assertAccessible(page).catch((error) => all.push(`${screen}: ${error.actual}`));
  await page.setViewportSize(WINDOWS[1]);
  await page.evaluate(() => (document.documentElement.dataset.size = "18"));

  await look("where less motion is wanted", moving);
  await page.emulateMedia({ forcedColors: "active" });
  await look("in the colours of the system", formless);
  await page.emulateMedia({ forcedColors: "none" });
  return all;
}

/** Colours drawn on a screen, each pair with the smallest contrast it may have. */
const lowest = new Map();

async function coloursOf(page, screen) {
  const all = [];
  for (const contrast of ["no-preference", "more"]) {
    await page.emulateMedia({ contrast });
    for (const [ratio, least, what] of await page.evaluate(contrasts)) {
      if (ratio < least) all.push(`${screen}: ${what}: contrast ${ratio}, not ${least}`);
      if (least === 4.5 && ratio < 7) lowest.set(what, ratio);
    }
  }
  await page.emulateMedia({ contrast: "no-preference" });
  return all;
}

test("all screens, all widths, all sizes of text", async (t) => {
  const visitor = await arrive({ before: everyAbility });
  const found = [];
  const screens = [];
  await everyScreen(visitor, async (screen) => {
    screens.push(screen);
    found.push(...(await faultsOf(visitor.page, screen)), ...(await coloursOf(visitor.page, screen)));
  });
  await visitor.leave();
  for (const [what, ratio] of lowest) t.diagnostic(`below 7: ${what}: ${ratio}`);
  t.diagnostic(`${screens.length} screens and states`);
  assert.ok(found.length === 0, found.join("\n"));
});

test("what a visit may begin with", async () => {
  const found = [];
  const withoutProgram = (page) => page.addInitScript(() => delete globalThis.WebAssembly);
  const [, answers] = readFileSync(new URL("../golden/carried.txt", import.meta.url), "utf8").split(/\s/);
  for (const [screen, options] of Object.entries({
    "answers that were brought": { path: `#${answers}`, before: everyAbility },
    "answers that were damaged on the way": { path: `#${answers.slice(0, -9)}`, before: everyAbility },
    "the written advice": { before: withoutProgram },
    "all leaflets": { path: "p/index.html" },
    "a leaflet": { path: "p/dibao.html" },
  })) {
    const visit = await open(options);
    await visit.settled();
    found.push(...(await faultsOf(visit.page, screen)), ...(await coloursOf(visit.page, screen)));
    await visit.close();
  }
  assert.ok(found.length === 0, found.join("\n"));
});

test("what is planted is found", async () => {
  const visit = await open();
  const { page } = visit;
  await page.goto("about:blank");
  const style = `
    body { margin: 0; font: 18px/1.6 sans-serif } main { display: block }
    button { display: block; margin: 8px; min-width: 60px; min-height: 60px; background: #fff; border: 2px solid #0b4ea2; font: inherit }`;
  for (const [measure, html, fault] of [
    [misplaced, "<button class=button>好</button>", ""],
    [formless, "<button class=button>好</button>", ""],
    [misplaced, "<div style='width:400px'>宽</div>", /400 px wide in 360 px/],
    [misplaced, "<button style='min-height:43px'>矮</button>", /矮: .* is small/],
    [misplaced, "<button class=button style='min-height:59px'>矮</button>", /矮: .* is small/],
    [misplaced, "<button style='margin:0'>上</button><button style='margin:0'>下</button>", /上 and 下: too close/],
    [misplaced, "<p style='overflow:hidden;height:20px'>一<br>二</p>", /一: cut off/],
    [misplaced, "<p style='position:fixed'>浮</p>", /p: does not scroll/],
    [misplaced, "<p style='font-size:17px'>小</p>", /p: text of 17 px/],
    [misplaced, "<p style='line-height:1.3'>挤</p>", /p: lines 1.30 apart/],
    [misplaced, "<p class=card style='width:60px;white-space:nowrap'>很长很长的话</p>", /words stick out of .card/],
    [misplaced, "<p class=card style='height:20px'>一<br>二<br>三</p>", /words stick out of .card/],
    [contrasts, "<p style='color:#777'>灰</p>", [4.48, 4.5, "words of p"]],
    [contrasts, "<div style='background:#0b4ea2'><p style='color:rgba(255,255,255,.5)'>淡</p></div>", [3.2, 4.5, "words of p"]],
    [contrasts, "<p><input type=text style='border:1px solid #ccc;background:#fff'></p>", [1.61, 3, "edge of input"]],
    [formless, "<button class=button style='border:0'>平</button>", /button: no edge/],
    [formless, "<label class='row on' style='border:1px solid'>选</label>", /not chosen/],
    [formless, "<a>去</a>", /does not look like a link/],
    [moving, "<p style='transition:opacity 1s'>动</p>", /moves/],
  ]) {
    await page.setContent(`<style>${style}</style><main>${html}</main>`);
    const found = await page.evaluate(measure);
    if (Array.isArray(fault)) assert.ok(found.some((pair) => pair.join() === fault.join()), `${html}: ${found.join(" | ")}`);
    else if (fault) assert.match(found.join("\n"), fault, html);
    else assert.deepEqual(found, [], html);
  }
  await visit.close();
});

test("the size that was chosen stays", async () => {
  const visitor = await arrive();
  const { page } = visitor;
  const pixels = () => page.evaluate(() => getComputedStyle(document.body).fontSize);
  for (const [name, size] of [["大", "24px"], ["特大", "30px"], ["标准", "18px"], ["特大", "30px"]]) {
    await visitor.touch(name);
    assert.equal(await pixels(), size);
    assert.equal(await visitor.button(name).getAttribute("aria-pressed"), "true");
  }
  await visitor.tap("开始自测");
  assert.equal(await pixels(), "30px");
  await visitor.reload("现在有没有急事？");
  assert.equal(await pixels(), "30px");
  await visitor.leave();
});
