import { createServer } from "node:http";
import { once } from "node:events";
import { testHost } from "@holdfast/channel-kit/conformance";
import { freePort } from "@holdfast/tooling/free-port";
import { expect, it } from "vitest";
import { fixtures } from "./fixtures.ts";
import type { Settings } from "./index.ts";
import { outcomeOf } from "./sendsms-answer.ts";
import { sender } from "./send.ts";

it.each([
  [202, "0: Accepted for delivery", { kind: "accepted", delivered: false }],
  [202, "3: Queued for later delivery", { kind: "accepted", delivered: false }],
  [200, "a page of somebody else's", { kind: "unknown" }],
  [302, "", { kind: "rejected", reason: "refused" }],
  [400, "Sender missing and no global set, rejected", { kind: "rejected", reason: "refused" }],
  [403, "Authorization failed for sendsms", { kind: "rejected", reason: "refused" }],
  [403, "Not routable. Do not try again.", { kind: "rejected", reason: "unreachable" }],
  [429, "", { kind: "retry", afterMs: 5000 }],
  [500, "Sending failed.", { kind: "unknown" }],
  [502, "", { kind: "unknown" }],
  [503, "Temporal failure, try again later.", { kind: "retry", afterMs: 5000 }],
] as const)("[SM13] %i %j is %j", (status, words, expected) => {
  expect(outcomeOf(status, null, words)).toEqual(expected);
});

it.each([
  ["3", 3000],
  ["999999999", 3_600_000],
  ["-1", 5000],
  ["soon", 5000],
])("[SM13] a Retry-After of %s waits %i ms", (header, afterMs) => {
  expect(outcomeOf(503, header, "")).toEqual({ kind: "retry", afterMs });
});

const sendTo = (port: number) => {
  const settings = { ...fixtures.config, sendsmsUrl: `http://127.0.0.1:${port}/cgi-bin/sendsms` };
  const host = { ...testHost(), fetch: globalThis.fetch };
  return sender(settings as unknown as Settings, 1600, host)(fixtures.send.message);
};

it("[SM13] nobody at the door: surely not sent", async () => {
  expect(await sendTo(await freePort())).toEqual({ kind: "retry", afterMs: 5000, unreached: true });
});

it("[SM13] a line cut after the request: nobody can tell", async () => {
  const server = createServer((request) => {
    request.resume();
    request.on("end", () => request.socket.destroy());
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port");
  expect(await sendTo(address.port)).toEqual({ kind: "unknown" });
  server.close();
});
