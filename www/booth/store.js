// What a booth's tablet keeps: its settings, and how often something happened. Never an answer, a time of day or anything
// about one person.
//
// IndexedDB, because two tabs may count at once and because a transaction is on the disk, whole or not at all, before the
// next visitor is greeted. Each folder of a host has a database of its own: two districts may share a host.

import { day } from "./clock.js";
import { checked, KINDS } from "./tally/rows.js";

const COUNTERS = "counters";
const SETTINGS = "settings";
const KEY = ["day", "place", "tablet", "kind", "item"];
const DEFAULTS = { place: "", tablet: "", idle: 90, paper: "a4" };

let opening;

/** The database, opened once. Anew after the browser closed it, as it does when somebody clears the site's data. */
function database() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(`booth ${new URL("./", location.href).pathname}`, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(COUNTERS, { keyPath: KEY });
      request.result.createObjectStore(SETTINGS);
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const forget = () => (opening = undefined);
      request.result.onclose = forget;
      request.result.onversionchange = () => {
        request.result.close();
        forget();
      };
      resolve(request.result);
    };
  }).catch((error) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

/** A transaction on all that is kept; begun anew, once, where the browser had closed the database. */
async function begin(mode) {
  const transaction = async () => (await database()).transaction([COUNTERS, SETTINGS], mode, { durability: "strict" });
  try {
    return await transaction();
  } catch (error) {
    if (error.name !== "InvalidStateError") throw error;
    opening = undefined;
    return transaction();
  }
}

/** Runs `work(counters, settings)` as one transaction. Resolves with what `work` put into its box once all is on disk. */
async function transact(mode, work) {
  try {
    const transaction = await begin(mode);
    const box = {};
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(box.refused || transaction.error || new Error("aborted"));
      const refuse = (error) => {
        box.refused = error;
        transaction.abort();
      };
      work(transaction.objectStore(COUNTERS), transaction.objectStore(SETTINGS), box, refuse);
    });
    return box.value;
  } catch (error) {
    if (error instanceof RangeError) throw error;
    // A browser gives many kinds of errors for the same trouble, some without a word.
    throw new Error(`storage refused: ${(error && (error.message || error.name)) || "unknown"}`);
  }
}

const then = (request, use) => (request.onsuccess = () => use(request.result));

/** One line, as it can stand in a table. */
const line = (text) => String(text).normalize("NFC").replace(/[\s\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e]+/g, " ").trim();

/** Where this tablet stands and how it behaves. */
export async function settings() {
  const kept = await transact("readonly", (_, settings, box) => {
    then(settings.get(SETTINGS), (found) => (box.value = found));
  });
  return { ...DEFAULTS, ...kept };
}

/** Changes some of the settings. */
export async function saveSettings(part) {
  const changed = { ...part };
  for (const name of ["place", "tablet"]) if (name in changed) changed[name] = line(changed[name]);
  await transact("readwrite", (_, settings) => {
    then(settings.get(SETTINGS), (found) => settings.put({ ...found, ...changed }, SETTINGS));
  });
}

const random = () => [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => (byte % 36).toString(36)).join("").toUpperCase();

/**
 * Counts `[[kind, item, n], …]` for today, this place and this tablet; resolves when all of it is on the disk. A negative
 * number takes back. Rejects, and counts nothing at all, with a RangeError where an entry is none or would take back more
 * than there is, and with an Error where storage is refused.
 */
export async function count(entries) {
  const additions = entries.map(checked).filter(([, , n]) => n !== 0);
  if (!additions.length) return;
  const today = day();
  await transact("readwrite", (counters, settings, _, refuse) => {
    // What is kept from one clearing to the next has a name of its own: whoever adds up tablets can tell whether
    // two tables of one day are the same or follow one another.
    then(settings.get("batch"), (batch) => batch || settings.put(random(), "batch"));
    then(settings.get(SETTINGS), (found) => {
      const { place, tablet } = { ...DEFAULTS, ...found };
      // One after the other: two entries may be of one counter.
      const add = ([entry, ...others]) => {
        const [kind, item, n] = entry;
        then(counters.get([today, place, tablet, kind, item]), (row) => {
          const sum = (row ? row.n : 0) + n;
          if (sum < 0) return refuse(new RangeError(`${kind} ${item}: ${sum}`));
          counters.put({ day: today, place, tablet, kind, item, n: sum });
          if (others.length) add(others);
        });
      };
      add(additions);
    });
  });
}

/** All counters that are not nought, by day, place, tablet, kind and item. */
export async function counts() {
  return (await kept()).rows;
}

/** All counters, and the name of what was counted since the last clearing. */
export function kept() {
  return transact("readonly", (counters, settings, box) => {
    box.value = { rows: [], batch: "" };
    then(settings.get("batch"), (batch) => (box.value.batch = batch || ""));
    then(counters.getAll(), (rows) => {
      rows = rows.filter((row) => row.n > 0);
      box.value.rows = rows.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind)).sort(byPlace);
    });
  });
}

const byPlace = (a, b) => compare(a.day, b.day) || compare(a.place, b.place) || compare(a.tablet, b.tablet);
const compare = (a, b) => (a < b ? -1 : Number(a > b));

/** Takes away what these rows count, and nothing that was counted since they were read. What is left is a new batch. */
export function takeAway(rows) {
  return transact("readwrite", (counters, settings) => {
    settings.put(random(), "batch");
    for (const row of rows) {
      const key = KEY.map((part) => row[part]);
      then(counters.get(key), (found) => {
        if (!found) return;
        if (found.n > row.n) counters.put({ ...found, n: found.n - row.n });
        else counters.delete(key);
      });
    }
  });
}
