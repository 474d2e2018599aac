// Programs that a test starts and ends.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Tries until something comes of it, for so many milliseconds. What throws may well succeed the next time. */
export async function until(attempt, patience, wanted) {
  const end = Date.now() + patience;
  for (let trouble; ; await pause(20)) {
    const value = await Promise.resolve(attempt()).catch((error) => void (trouble = error));
    if (value) return value;
    if (Date.now() > end) throw new Error(`in ${patience} ms not: ${wanted()}`, { cause: trouble });
  }
}

/**
 * Starts a program; with `ready`, waits until it has said that, and returns the match as `said`.
 *
 * `end` kills it, `gone` resolves when it has ended. Its output is read on: a full pipe would stop it.
 */
export async function start(command, args, { env, ready, patience = 30_000 }) {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });
  const gone = new Promise((resolve) => child.once("exit", resolve).once("error", resolve));
  const end = () => {
    child.kill("SIGKILL");
    return gone;
  };
  let text = "";
  const said = new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        text = (text + chunk).slice(-10_000);
        const match = ready?.exec(text);
        if (match) resolve(match);
      });
    }
    if (!ready) child.once("spawn", resolve);
    child.once("error", (error) => reject(new Error(`${command}: ${error.message}; .ci/setup browsers installs it`)));
    child.once("exit", () => reject(new Error(`${command} ended: ${text}`)));
    setTimeout(() => reject(new Error(`${command} did not start: ${text}`)), patience).unref();
  });
  try {
    return { said: await said, gone, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** An empty folder, and how to remove it. */
export function scratch() {
  const folder = mkdtempSync(`${tmpdir()}/jiuzhu-browser-`);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}
