import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { once } from "node:events";
import { afterAll, expect, it } from "vitest";
import { askInTime } from "./ask-in-time.ts";

/** For what has no answer; whatever has one takes as long as this machine does. */
const LONGEST_MS = 200;
/** Long enough for an answer to begin. */
const BEGINS_MS_MAX = 1_000;

/** Answers `/whole`, begins an answer to `/half`, and says nothing to anything else. */
const server = createServer(({ url = "" }, answer) => {
  if (url.startsWith("/whole")) answer.end("all of it");
  if (url.startsWith("/half")) answer.write("a part");
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
const at = (path: string): URL => new URL(path, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

it("gives what is answered", async () => {
  expect(await (await askInTime(at("/whole"))).text()).toBe("all of it");
});

it("says what had no answer, without a word of what was asked", async () => {
  const asking = askInTime(at("/silent?said=words"), { method: "POST", body: "words" }, LONGEST_MS);
  await expect(asking).rejects.toThrow(/^POST \/silent had no whole answer in 200 ms\.$/);
});

it("says so, too, of an answer that begins and does not end", async () => {
  const whole = async (): Promise<string> => (await askInTime(at("/half"), {}, BEGINS_MS_MAX)).text();
  await expect(whole()).rejects.toThrow(/^GET \/half had no whole answer/);
});
