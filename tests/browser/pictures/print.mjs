// A reporter of node:test that shows what the tests print, and what failed.

export default async function* report(events) {
  for await (const { type, data } of events) {
    if (type === "test:stdout") yield data.message;
    if (type === "test:fail") yield `${data.name}: ${data.details.error.cause?.stack ?? data.details.error}\n`;
  }
}
