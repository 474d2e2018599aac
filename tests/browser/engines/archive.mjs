// Chromium as it was in 2018, 2019 and 2021: what the WeChat of an old phone carries inside.
//
//   node tests/browser/engines/archive.mjs 67 78 90     puts them into target/browsers/
//
// They come out of chrome-aws-lambda, an npm package that ships the browser itself. Nothing else of it is unpacked,
// and they open nothing but the page under test: their holes were mended long ago in newer ones.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";

/** Where browsers, and pictures of what they show, are kept. */
export const folder = fileURLToPath(new URL("../../../target/browsers/", import.meta.url));

/** Versions of the package by the version of Chromium within, with what npm says about the package's bytes. */
const packages = {
  67: {
    version: "67.0.3372",
    integrity: "sha512-JGB/vPO64wwEBLBRGkZUa9uoJ7sZ/y0wB9/ZAlDS7fYtEOAJUVx7WzcU3hIhfCP4RSBcggS6vbSyx1u+Sgt5+w==",
  },
  78: {
    version: "1.20.4",
    integrity: "sha512-+zuq/BO9TpAvlXIpyGto6YytnEe0NBpZS5HVGnaMqRhL0cagDEhrzAYqaQfK4HZnafA7HW1wkFacl7CAI990LQ==",
  },
  90: {
    version: "8.0.2",
    integrity: "sha512-a4VEX6DknxISPqGLksZa/JuEnjc4nLXaG0BMp5c9qERvJ/eBHPUJ7oCRQQC+SxSxuxsEwxbBj2RBlCQbivnihg==",
  },
};

/** Path of an old Chromium, fetched unless it is there. */
export function oldChromium(version) {
  const known = packages[version];
  assert.ok(known, `there is no Chromium ${version}: ${Object.keys(packages).join(", ")}`);
  const executable = `${folder}chromium-${version}`;
  if (existsSync(executable)) return executable;

  mkdirSync(folder, { recursive: true });
  const name = execFileSync("npm", ["pack", "--silent", `chrome-aws-lambda@${known.version}`], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  }).trim();
  const archive = folder + name;
  const integrity = `sha512-${createHash("sha512").update(readFileSync(archive)).digest("base64")}`;
  assert.equal(integrity, known.integrity, `${archive} is not the package that was looked at`);
  const packed = execFileSync("tar", ["-xzOf", archive, "package/bin/chromium.br"], { maxBuffer: 2 ** 28 });
  // Named last, so that an interrupted run leaves nothing that looks complete.
  writeFileSync(`${executable}.part`, brotliDecompressSync(packed), { mode: 0o755 });
  renameSync(`${executable}.part`, executable);
  rmSync(archive);
  return executable;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const version of process.argv.slice(2)) oldChromium(version);
}
