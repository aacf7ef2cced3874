import { once } from "node:events";
import { request } from "node:http";
import type { AddressInfo } from "node:net";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { limitBody } from "./limit-body.ts";
import { listen, nodeServer } from "./listen.ts";
import { refusalText } from "./refusal.ts";

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
    ["its length told", ["a".repeat(MOST)], String(MOST), MOST],
    ["its length not told", ["a".repeat(MOST - 1), "a"], null, MOST],
    ["where there is none", [], "0", 0],
  ])("is read to the last byte that it may have, %s", async (_what, pieces, length, read) => {
    expect(await send(pieces, length)).toEqual([200, String(read)]);
  });

  it.each([
    ["its length told", ["a".repeat(MOST + 1)], String(MOST + 1)],
    ["its length not told", ["a".repeat(MOST), "a"], null],
  ])("is refused with one byte more, %s", async (_what, pieces, length) => {
    expect(await send(pieces, length)).toEqual([413, refusalText("too_large")]);
  });
});
