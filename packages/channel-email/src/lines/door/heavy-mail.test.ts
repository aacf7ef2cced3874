import { createHash } from "node:crypto";
import { freePort } from "@holdfast/tooling/free-port";
import { afterEach, beforeEach, expect, it } from "vitest";
import { MAIL_BYTES_MAX } from "@holdfast/case-schema";
import type { Brought } from "../../reading/mail-events.ts";
import {
  busyDuring,
  plainReader,
  rawSmtp,
  smallHouse,
  startDoor,
  until,
  type RawSmtp,
  type SmallHouse,
} from "../../testing/index.ts";

let house: SmallHouse;
let brought: Brought[];
let client: RawSmtp;
let close: () => Promise<void>;

/** A visitor at a door of the usual limits who has been asked for a message. */
async function visit(listen: "lmtp" | "smtp"): Promise<void> {
  const listenPort = await freePort();
  close = startDoor({
    house,
    port: listenPort,
    listen,
    read: async (one) => {
      brought.push(one);
      return plainReader({ ...one, raw: one.raw.subarray(0, 1_000) });
    },
  });
  await until("the door", () => house.host.records.some(({ event }) => event === "mail_door_open"));
  client = await rawSmtp(listenPort);
  await client.say(listen === "lmtp" ? "LHLO client.test" : "EHLO client.test");
  await client.say("MAIL FROM:<caller@example.test>");
  await client.say("RCPT TO:<intake@hotline.test>");
  expect(await client.say("DATA")).toMatch(/^354/);
}

beforeEach(() => {
  house = smallHouse();
  brought = [];
});
afterEach(async () => {
  client.close();
  await close();
});

const HEAD = "Subject: heavy\r\n\r\n";
const MB = 1_048_576;
const PIECE = Buffer.from(`${"x".repeat(62)}\r\n`.repeat(1_024));
const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

it.each<[string, string, number, string]>([
  ["lines of a dot", "..\r\n", 2_500_000, ".\r\n"],
  ["lines of three dots", "....\r\n", 1_600_000, "...\r\n"],
  ["lines of a dot that end as they should not", "..\n", 3_300_000, ".\n"],
  ["a single line of dots", `x${".".repeat(10_000_000)}`, 1, `x${".".repeat(10_000_000)}`],
  ["empty lines", "\r\n", 5_000_000, "\r\n"],
])("[EM102] ten megabytes of %s keep nobody else waiting", async (_, sent, times, meant) => {
  await visit("lmtp");
  const busy = await busyDuring(async () => {
    client.write(`${HEAD}x\r\n${sent.repeat(times)}\r\n.\r\n`);
    expect(await client.hear()).toMatch(/^250/);
  });
  expect(busy.longestMs).toBeLessThan(200);
  expect(busy.wholeMs).toBeLessThan(2_000);
  expect(digest(brought[0]?.raw ?? new Uint8Array())).toBe(
    digest(Buffer.from(`${HEAD}x\r\n${meant.repeat(times)}\r\n`)),
  );
});

it.each(["lmtp", "smtp"] as const)(
  "[EM79] of twenty-six megabytes by %s is refused once its beginning is stored, and the next mail is taken",
  async (listen) => {
    await visit(listen);
    client.write(`${HEAD}words at the beginning\r\n`);
    await client.pour(PIECE, (26 * MB) / PIECE.length);
    client.write("\r\n.\r\n");
    expect(await client.hear()).toMatch(/^552/);
    expect(house.events()).toMatchObject([{ subject: "heavy", partly: ["too_long"] }]);
    expect(brought.map(({ raw, isHead }) => [raw.length, isHead])).toEqual([[256 * 1024, true]]);
    await client.say("MAIL FROM:<caller@example.test>");
    await client.say("RCPT TO:<intake@hotline.test>");
    expect(await client.message("Subject: next\r\n\r\nwords")).toEqual([expect.stringMatching(/^250/)]);
  },
);

it("[EM79] of just what is taken is taken whole", async () => {
  await visit("lmtp");
  const head = "Subject: heavy\r\n".padEnd(62, "x") + "\r\n";
  client.write(head);
  await client.pour(PIECE, MAIL_BYTES_MAX / PIECE.length - 1);
  client.write(PIECE.subarray(head.length));
  client.write(".\r\n");
  expect(await client.hear()).toMatch(/^250/);
  expect(brought.map(({ raw, isHead }) => [raw.length, isHead])).toEqual([[MAIL_BYTES_MAX, false]]);
});

it("[EM79] of any size takes no more memory than is kept of one", async () => {
  await visit("smtp");
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().arrayBuffers - before);
  }, 2);
  client.write(HEAD);
  await client.pour(PIECE, (200 * MB) / PIECE.length);
  client.write("\r\n.\r\n");
  expect(await client.hear()).toMatch(/^552/);
  clearInterval(watch);
  // What one mail may keep, and what the collector has not come round to: far less than came.
  expect(most).toBeLessThan(6 * MAIL_BYTES_MAX);
});
