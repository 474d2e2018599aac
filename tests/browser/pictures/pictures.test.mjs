// Pictures of every screen, for whoever reviews the page: target/pictures/index.html shows them side by side.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { open, viewports } from "../harness.mjs";
import { everyScreen } from "../screens.mjs";
import { arrive } from "../visitor.mjs";
import { sheet } from "./sheet.mjs";

const folder = fileURLToPath(new URL("../../../target/pictures/", import.meta.url));

/** On what every screen is seen: a phone with each size of text, and a tablet. */
const LOOKS = [
  { name: "360-18", viewport: viewports.phone, size: "标准" },
  { name: "360-24", viewport: viewports.phone, size: "大" },
  { name: "360-30", viewport: viewports.phone, size: "特大" },
  { name: "768-18", viewport: viewports.tablet, size: "标准" },
];

/** Pages that need no program, by what is to be seen on them. */
const PAGES = {
  "a page of a programme": "p/dibao.html",
  "all pages of programmes": "p/index.html",
  "the start in English": "en.html",
  "the components": "components.html",
};

const seen = [];

/** Chooses a size of text, where that can be chosen, and leaves the focus where it was. Runs in the page. */
function choose(size) {
  const focused = document.activeElement;
  [...document.querySelectorAll("button")].find((button) => button.textContent === size)?.click();
  focused.focus({ preventScroll: true });
}

async function appear(page, { viewport, size }) {
  await page.setViewportSize(viewport);
  await page.evaluate(choose, size);
}

/** Takes all pictures of the screen in view. */
async function see(page, screen) {
  const number = String(seen.length + 1).padStart(2, "0");
  const pictures = [];
  for (const look of LOOKS) {
    await appear(page, look);
    const file = `${look.name}/${number} ${screen.replace(/[^\w ]/g, "")}.png`;
    await page.screenshot({ path: folder + file, fullPage: true, animations: "disabled" });
    pictures.push(file);
  }
  await appear(page, LOOKS[0]);
  seen.push({ screen, pictures });
}

before(() => {
  rmSync(folder, { recursive: true, force: true });
  for (const { name } of LOOKS) mkdirSync(folder + name, { recursive: true });
});

test("every screen", async () => {
  const visitor = await arrive();
  await everyScreen(visitor, (screen) => see(visitor.page, screen));
  await visitor.leave();
});

test("without WebAssembly", async () => {
  const visit = await open({ before: (page) => page.addInitScript(() => delete window.WebAssembly) });
  await visit.page.locator("main #fallback").waitFor();
  await see(visit.page, "the written advice");
  await visit.close();
});

for (const [screen, path] of Object.entries(PAGES)) {
  test(screen, async () => {
    const visit = await open({ path });
    await visit.page.locator("h1").waitFor();
    await see(visit.page, screen);
    await visit.close();
  });
}

after(() => {
  writeFileSync(`${folder}index.html`, sheet(LOOKS.map(({ name }) => name), seen));
  console.log(`${seen.length} screens, ${seen.length * LOOKS.length} pictures: target/pictures/index.html`);
});
