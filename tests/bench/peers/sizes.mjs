// What a page would download of each engine, without rules: bundled and minified by esbuild, WASM as it is shipped.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const require = createRequire(import.meta.url);
const target = fileURLToPath(new URL("../../../target/node/", import.meta.url));

/** Modules, each bundled on its own, and files that go as they are. */
const bundles = {
  "jiuzhu, WASM and glue": { modules: [`${target}jiuzhu.js`], files: [`${target}jiuzhu_bg.wasm`] },
  "json-rules-engine": { modules: ["json-rules-engine"] },
  publicodes: { modules: ["publicodes"] },
  "zen, WASM (expressions only) and glue": {
    modules: ["@gorules/zen-engine-wasm"],
    files: [require.resolve("@gorules/zen-engine-wasm/dist/zen_engine_wasm_bg.wasm")],
  },
};

async function bundle(module) {
  const { outputFiles } = await build({
    stdin: { contents: `export * from ${JSON.stringify(module)}`, resolveDir: here },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    external: ["fs", "path", "util"],
    legalComments: "none",
    logLevel: "error",
    write: false,
  });
  return Buffer.from(outputFiles[0].contents);
}

const packed = (bytes) => [
  bytes.length,
  gzipSync(bytes, { level: 9 }).length,
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length,
];

/** Name, raw, gzip and brotli bytes of each engine. */
export async function sizes() {
  const rows = [];
  for (const [name, { modules, files = [] }] of Object.entries(bundles)) {
    const parts = [...(await Promise.all(modules.map(bundle))), ...files.map((file) => readFileSync(file))];
    const sums = parts.map(packed).reduce((a, b) => a.map((size, index) => size + b[index]));
    rows.push([name, ...sums]);
  }
  return rows;
}
