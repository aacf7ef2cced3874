import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { testHost } from "@holdfast/channel-kit/conformance";
import channel from "../index.ts";
import { config } from "../settings.ts";
import { beginThread } from "./begin-thread.ts";
import { ourMessageId, taggedAddress, tagOf, type House } from "./our-names.ts";
import { threadOf } from "./thread-of.ts";

const OURS = "intake@example.org";
const HOUSE: House = {
  addresses: [OURS],
  names: [],
  authserv: null,
};
const sign = (text: string): Uint8Array => createHmac("sha256", "a test").update(text).digest();
let drawn = 0;
const random = (size: number): Uint8Array => new Uint8Array(size).fill((drawn += 1));
const MESSAGE = "019ab000-0000-7000-8000-000000000001";

describe("a thread that we begin", () => {
  it.each([
    ["to the tagged address", (tag: string) => ({ recipients: [taggedAddress(tag, OURS)], follows: [] })],
    [
      "after our mail",
      (tag: string) => ({
        recipients: [OURS],
        follows: [ourMessageId({ messageId: MESSAGE, tag }, OURS).slice(1, -1)],
      }),
    ],
  ])("[CH33] is found by an answer %s", (_name, arriving) => {
    const { threadKey, names } = beginThread({ random, sign });
    const answer = {
      from: "ana@example.org",
      messageId: "an-answer@example.org",
      dedupeKey: "1",
      ...arriving(tagOf(threadKey, sign)),
    };
    expect(threadOf(answer, HOUSE, sign).refs).toContain(names?.[0]);
  });

  it("[CH33] is another one each time", () => {
    const [one, other] = [beginThread({ random, sign }), beginThread({ random, sign })];
    expect(one.threadKey).not.toBe(other.threadKey);
    expect(one.names).not.toEqual(other.names);
  });

  it.each([
    ["intake@example.org", false],
    ["help@example.org", false],
    ["intake+aaaaaaaaaaaaaaaa@example.org", false],
    ["ana@example.org", true],
    ["intake@elsewhere.example", true],
  ])("[CH33] is begun with %s: %s", (address, begins) => {
    const settings = config.parse({
      addresses: "intake@example.org help@example.org",
      submissionUrl: "smtp://127.0.0.1:1",
      listen: "lmtp",
    });
    const begun = channel.connect(settings, testHost()).begin?.(address);
    expect(begun !== null && begun !== undefined).toBe(begins);
  });
});
