// The site once more, for a browser whose driver neither sees the network nor runs anything before a page's own
// scripts: here every request is seen, and every page begins with a script of ours.

import { createServer } from "node:http";
import { site } from "../harness.mjs";

const BEFORE = "/engine/before.js";
const REPORT = "/engine/report";

/** In the page: what goes wrong is told to the mirror. */
function tell(report) {
  const send = (event, what) => navigator.sendBeacon(report, JSON.stringify([event, what]));
  const { error } = console;
  console.error = (...given) => {
    send("console", { type: "error", text: given.join(" ") });
    error.apply(console, given);
  };
  addEventListener("error", ({ message }) => message && send("pageerror", message));
  addEventListener("unhandledrejection", ({ reason }) => send("pageerror", String(reason)));
}

/** A mirror of the site, on a port of its own. */
export async function mirror() {
  const sources = [`(${tell})(${JSON.stringify(REPORT)});`];
  const listeners = [];
  let running = 0;
  const hear = (event, what) => listeners.forEach((each) => each.event === event && each.listener(what));

  async function pass({ method, url, headers: { accept, range } }, response) {
    hear("request", { method, url: new URL(url, site).href });
    running += 1;
    try {
      const answer = await fetch(new URL(url, site), { method, redirect: "manual", headers: { accept: accept ?? "*/*", ...(range && { range }) } });
      let body = Buffer.from(await answer.arrayBuffer());
      const type = answer.headers.get("content-type") ?? "";
      if (type.startsWith("text/html")) body = String(body).replace("<head>", `<head><script src="${BEFORE}"></script>`);
      // It has been unpacked on the way here.
      const headers = [...answer.headers].filter(([name]) => !/^(content-encoding|content-length|transfer-encoding)$/.test(name));
      response.writeHead(answer.status, Object.fromEntries(headers)).end(body);
    } finally {
      running -= 1;
    }
  }

  const server = createServer(async (request, response) => {
    if (request.url === BEFORE) return response.setHeader("Content-Type", "text/javascript").end(sources.join("\n"));
    if (request.url !== REPORT) return pass(request, response);
    let text = "";
    for await (const chunk of request) text += chunk;
    hear(...JSON.parse(text));
    response.end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${server.address().port}/`;

  return {
    /** Where something of the site is found in the mirror. */
    address: (url) => url.replace(site, address),
    /** Runs in every document before its own scripts. */
    before: (source) => sources.push(source),
    on: (event, listener) => listeners.push({ event, listener }),
    /** Requests that have no answer yet. */
    running: () => running,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
