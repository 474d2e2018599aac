// How much a first visit downloads, packed as a careful server sends it.

import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { test } from "node:test";
import { dist, downloads, overdrawn, pages } from "../bench/budgets.mjs";

const html = readFileSync(dist + "index.html", "utf8");

test("a first visit keeps to its budgets", () => {
  for (const page of pages) {
    const { "first paint": paint, "first load": load } = downloads(page);
    assert.equal(paint.length, 3, paint.join(" "));
    for (const kind of ["app", "boot", "device"]) assert.ok(load.some((name) => name.startsWith(`${kind}.`) && name.endsWith(".js")), kind);
    for (const kind of [".wasm", ".pack"]) assert.ok(load.some((name) => name.endsWith(kind)), kind);
    assert.deepEqual(overdrawn(page), []);
  }
});

test("the page names its files and no other host", () => {
  const names = [...html.matchAll(/ (?:src|href|data-wasm|data-pack|data-device)="([^"#]*)"/g)].map((match) => match[1]);
  for (const name of names.filter((name) => !name.startsWith("tel:"))) assert.ok(statSync(dist + name).isFile(), name);
  assert.doesNotMatch(html, /https?:\/\//);
  assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|<script>/);
});
