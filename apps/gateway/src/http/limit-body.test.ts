import { once } from "node:events";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { limitBody } from "./limit-body.ts";
import { listen, nodeServer } from "./listen.ts";

const MOST = 1_000;
const app = new Hono();
app.post("/", limitBody(MOST), async ({ req }) => new Response(String((await req.raw.text()).length)));
const server = nodeServer(async (asked) => app.fetch(asked));
beforeAll(async () => listen(server, 0, "127.0.0.1"));
afterAll(() => void server.close());

/** What is answered to so many bytes, in so many pieces; of a length that is told, or not. */
async function send(pieces: readonly string[], length: string | null): Promise<[number, string]> {
  const { port } = server.address() as AddressInfo;
  const headers = length === null ? { "transfer-encoding": "chunked" } : { "content-length": length };
  const asking = request({ port, host: "127.0.0.1", method: "POST", headers });
  // Whoever is refused is cut off while they still send.
  asking.on("error", () => {});
  const answered = once(asking, "response");
  for (const piece of pieces) asking.write(piece);
  asking.end();
  const [answer] = await answered;
  let text = "";
  for await (const part of answer) text += String(part);
  return [answer.statusCode, text];
}

describe("[G6] a request's body", () => {
  it.each([
    ["is read to the last byte that it may have, its length told", ["a".repeat(MOST)], String(MOST), 200],
    ["is refused with one byte more, its length told", ["a".repeat(MOST + 1)], String(MOST + 1), 413],
    ["is read to the last byte, its length not told", ["a".repeat(MOST - 1), "a"], null, 200],
    ["is refused with one byte more, its length not told", ["a".repeat(MOST), "a"], null, 413],
    ["may be empty", [], "0", 200],
  ])("%s", async (_what, pieces, length, status) => {
    const [was, text] = await send(pieces, length);
    expect(was).toBe(status);
    if (status === 200) expect(text).toBe(String(pieces.join("").length));
  });
});
