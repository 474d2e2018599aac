// The browsers that are visited with, by name.

import { spawnSync } from "node:child_process";
import { chromiumHere } from "../harness.mjs";
import { oldChromium } from "./archive.mjs";
import { chromium } from "./chromium.mjs";
import { firefox } from "./firefox.mjs";
import { webkit } from "./webkit.mjs";

/** A title with the version that a command prints; without it where there is no such command, and opening will fail. */
const called = (title, command, ...args) => {
  const [version] = /\d+(\.\d+)?/.exec(spawnSync(command, args, { encoding: "utf8" }).stdout) ?? [""];
  return `${title} ${version.replace(/\.0$/, "")}`.trim();
};

const old = (number) => ({
  title: () => `Chromium ${number}`,
  open: (options) => chromium(oldChromium(number), { old: true })(options),
});

const browsers = {
  // What the WeChat of 2018, 2019 and 2021 has inside.
  "chromium-67": old(67),
  "chromium-78": old(78),
  "chromium-90": old(90),
  // This machine's.
  chromium: {
    title: () => called("Chromium", chromiumHere, "--version"),
    open: chromium(chromiumHere, { old: false }),
  },
  // The engine of every browser on an iPhone, WeChat's too. Its driver does not tell its version.
  webkit: {
    title: () => called("WebKitGTK", "dpkg-query", "--show", "--showformat=${Version}", "webkit2gtk-driver"),
    open: webkit,
  },
  firefox: { title: () => called("Firefox", "firefox-esr", "--version"), open: firefox },
};

/** A browser's title, and how to open a tab in it. */
export function known(name) {
  const found = browsers[name];
  if (!found) throw new Error(`there is no browser ${name}: ${Object.keys(browsers).join(", ")}`);
  return { title: found.title(), open: found.open };
}
