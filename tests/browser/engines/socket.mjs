// Commands and events over one WebSocket, as DevTools and WebDriver BiDi both have it: a number answers a number.

import { WebSocket } from "ws";

/** Connects to a browser; `send` asks, `on` listens to what it reports, `once` waits for it, `close` hangs up. */
export async function connect(address) {
  const socket = new WebSocket(address, { perMessageDeflate: false });
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
  const waiting = new Map();
  const listeners = new Map();
  let last = 0;

  socket.on("message", (data) => {
    const { id, method, params, result, error, message } = JSON.parse(data);
    if (method) return (listeners.get(method) ?? []).forEach((listener) => listener(params));
    const { resolve, reject, asked } = waiting.get(id);
    waiting.delete(id);
    if (error) reject(new Error(`${asked}: ${message ?? error.message}`));
    else resolve(result);
  });
  socket.on("close", () => {
    for (const { reject, asked } of waiting.values()) reject(new Error(`${asked}: the browser is gone`));
    waiting.clear();
  });

  return {
    send(method, params = {}) {
      return new Promise((resolve, reject) => {
        waiting.set(++last, { resolve, reject, asked: method });
        socket.send(JSON.stringify({ id: last, method, params }));
      });
    },
    on(method, listener) {
      listeners.set(method, [...(listeners.get(method) ?? []), listener]);
    },
    once(method) {
      return new Promise((resolve) => this.on(method, resolve));
    },
    close: () => socket.terminate(),
  };
}
