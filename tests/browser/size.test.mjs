// How much a first visit downloads, packed as a careful server sends it.

import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { test } from "node:test";
import { dist } from "./harness.mjs";

const KB = 1000;
const html = readFileSync(dist + "index.html", "utf8");
const packed = (name) => statSync(`${dist}${name}.br`).size;
const named = (pattern) => readdirSync(dist).filter((name) => pattern.test(name));

test("the first paint needs at most 20 KB", () => {
  const files = ["index.html", ...named(/^(style|size)\.\w+\.(css|js)$/)];
  const bytes = files.map(packed).reduce((sum, size) => sum + size);
  assert.equal(files.length, 3);
  assert.ok(bytes <= 20 * KB, `${bytes} bytes`);
});

test("the first visit needs at most 150 KB", () => {
  const files = ["index.html", ...named(/\.(css|js|wasm|pack)$/)];
  const bytes = files.map(packed).reduce((sum, size) => sum + size);
  assert.ok(files.length >= 8, files.join(" "));
  assert.ok(bytes <= 150 * KB, `${bytes} bytes`);
});

test("the page names its files and no other host", () => {
  const names = [...html.matchAll(/ (?:src|href|data-wasm|data-pack|data-device)="([^"#]*)"/g)].map((match) => match[1]);
  for (const name of names.filter((name) => !name.startsWith("tel:"))) assert.ok(statSync(dist + name).isFile(), name);
  assert.doesNotMatch(html, /https?:\/\//);
  assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|<script>/);
});
