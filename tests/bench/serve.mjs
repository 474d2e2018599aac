// The built page on a free port of this machine, packed as a careful server sends it.

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The browser of the measurements, and flags for one run as root and without traffic of its own. */
export const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];

/** Serves `dist/`: its address, and how to stop. */
export async function serve() {
  const server = spawn(root + "target/debug/jiuzhu", ["serve", "--port", "0", root + "dist"], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const chunk of server.stdout) {
    const address = /http:\S+/.exec(String(chunk));
    if (address) return { address: address[0], stop: () => server.kill() };
  }
  throw new Error("jiuzhu serve ended before it gave an address: run make dist");
}
