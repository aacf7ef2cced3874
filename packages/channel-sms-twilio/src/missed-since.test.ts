import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Missed } from "@holdfast/channel-kit";
import { MESSAGE, THEIRS, TOKEN } from "./fixtures.ts";
import { openLine, type Line } from "./testing/connected.ts";

const MINUTE = 60_000;
const START = Date.UTC(2026, 5, 1, 12);
const PICTURE = { type: "image/png", bytes: new Uint8Array([0x89, 0x50]) };

let now = START;
let line: Line;
beforeEach(async () => {
  now = START;
  line = await openLine({}, () => now);
});
afterEach(() => line.twilio.close());

async function ask(cursor: string | null): Promise<Extract<Missed, { kind: "events" }>> {
  const missed = await line.channel.missedSince?.(cursor);
  if (missed?.kind !== "events") throw new Error("Twilio was not asked");
  return missed;
}
const textsOf = ({ events }: Extract<Missed, { kind: "events" }>): readonly string[] =>
  events.flatMap((event) => (event.kind === "message" ? [event.text] : []));

describe("missedSince", () => {
  it("[TW12] an outage of five minutes loses nothing, and nothing comes before what was said first", async () => {
    const { cursor } = await ask(null);
    for (const minute of [1, 2, 3, 4, 5]) {
      now = START + minute * MINUTE;
      line.twilio.receive({ from: THEIRS, text: `minute ${minute}` });
    }
    expect(textsOf(await ask(cursor))).toEqual([1, 2, 3, 4, 5].map((minute) => `minute ${minute}`));
  });

  it("[TW12] an outage of three days, and more messages than one page lists", async () => {
    const { cursor } = await ask(null);
    for (let count = 0; count < 450; count += 1) {
      now += 9 * MINUTE;
      line.twilio.receive({ from: THEIRS, text: `text ${count}` });
    }
    const texts = textsOf(await ask(cursor));
    expect(texts).toEqual(Array.from({ length: 450 }, (_, count) => `text ${count}`));
  });

  it("[TW12] what the webhook brought has the same key, so that it is stored once", async () => {
    line.twilio.receive({ from: THEIRS, text: "hello", pictures: [PICTURE, PICTURE] });
    const [callback] = line.twilio.callbacks;
    const brought = callback === undefined ? [] : await line.bring(callback);
    const missed = (await ask(null)).events.flatMap((event) =>
      event.kind === "message" ? [{ ...event, sentAt: null }] : [],
    );
    expect(missed).toEqual(brought);
    expect(missed[0]?.media).toHaveLength(2);
  });

  it("[TW12] our own messages are not somebody's", async () => {
    await line.channel.send({ messageId: MESSAGE, threadKey: THEIRS, address: THEIRS, text: "ours" });
    expect(textsOf(await ask(null))).toEqual([]);
  });

  it("[TW12] a new instance does not fetch what was texted long before it", async () => {
    line.twilio.receive({ from: THEIRS, text: "years ago" });
    now += 60 * MINUTE;
    expect(textsOf(await ask(null))).toEqual([]);
  });

  it("[TW12] a clock that was set back leaves nothing out", async () => {
    const { cursor } = await ask(null);
    now = START - 30 * MINUTE;
    line.twilio.receive({ from: THEIRS, text: "after the clock" });
    expect(textsOf(await ask(cursor))).toEqual(["after the clock"]);
  });

  it("[TW12] the clock of a gateway that ran ahead hides no outage from the others", async () => {
    now = START + 3 * 60 * MINUTE;
    const { cursor } = await ask(null);
    now = START;
    line.twilio.receive({ from: THEIRS, text: "nobody answered" });
    now = START + 30 * MINUTE;
    expect(textsOf(await ask(cursor))).toEqual(["nobody answered"]);
  });

  it.each([
    ["START", false],
    [" Start\n", false],
    ["unstop", false],
    ["STOP", true],
    ["stopall", true],
  ])("[TW12] %j says what its webhook would have said, at the time it was sent", async (text, optedOut) => {
    const { sid } = line.twilio.receive({ from: THEIRS, text });
    expect((await ask(null)).events).toEqual([
      expect.objectContaining({ kind: "message", text }),
      {
        kind: "opt_out",
        dedupeKey: `opt_out:${sid}`,
        threadKey: THEIRS,
        optedOut,
        messageKey: `message:${sid}`,
        saidAt: START,
      },
    ]);
  });

  it.each(["please start", "YES", "restart", "Alto."])(
    "[TW12] %j is a message and nothing else",
    async (text) => {
      line.twilio.receive({ from: THEIRS, text });
      expect((await ask(null)).events.map(({ kind }) => kind)).toEqual(["message"]);
    },
  );

  it.each([undefined, "STOP"] as const)(
    "[TW6] [TW12] a STOP has one key, by its webhook with %s and by the list",
    async (optOutType) => {
      line.twilio.receive({ from: THEIRS, text: "STOP", ...(optOutType && { optOutType }) });
      const [callback] = line.twilio.callbacks;
      const brought = callback === undefined ? [] : await line.bring(callback);
      const keys = brought.map(({ dedupeKey }) => dedupeKey);
      expect(keys).toHaveLength(2);
      expect((await ask(null)).events.map(({ dedupeKey }) => dedupeKey)).toEqual(keys);
    },
  );

  it("[TW12] a throttled or broken Twilio is asked again later", async () => {
    line.twilio.misbehave({ kind: "throttle", retryAfterSeconds: 5 }, { kind: "cut" });
    expect(await line.channel.missedSince?.(null)).toEqual({ kind: "retry", afterMs: 5000 });
    expect(await line.channel.missedSince?.(null)).toEqual({ kind: "retry", afterMs: MINUTE });
    expect(line.records.map(({ event }) => event)).toEqual(["twilio_list_failed", "twilio_list_failed"]);
  });
});

describe("forget", () => {
  it("[CH21] [TW13] deletes words and pictures, and says so again when they are gone", async () => {
    const { sid, media } = line.twilio.receive({ from: THEIRS, text: "hello", pictures: [PICTURE, PICTURE] });
    expect(await line.channel.forget?.(sid)).toBe("forgotten");
    expect(line.twilio.kept()).toEqual([]);
    expect(media).toEqual([]);
    expect(await line.channel.forget?.(sid)).toBe("forgotten");
  });

  it("[CH21] [TW13] deletes our own messages by the name that sending gave", async () => {
    const sent = await line.channel.send({
      messageId: MESSAGE,
      threadKey: THEIRS,
      address: null,
      text: "ours",
    });
    const ref = sent.kind === "accepted" ? sent.ref : undefined;
    expect(await line.channel.forget?.(ref ?? "")).toBe("forgotten");
    expect(line.twilio.kept()).toEqual([]);
  });

  it("[TW13] what could not be deleted is tried again, and ends up gone", async () => {
    const { sid } = line.twilio.receive({ from: THEIRS, text: "hello", pictures: [PICTURE] });
    line.twilio.misbehave({ kind: "fail", status: 500 });
    expect(await line.channel.forget?.(sid)).toBe("retry");
    line.twilio.misbehave({ kind: "vanish" });
    expect(await line.channel.forget?.(sid)).toBe("retry");
    expect(await line.channel.forget?.(sid)).toBe("forgotten");
    expect(line.twilio.kept()).toEqual([]);
    expect(JSON.stringify(line.records)).not.toContain(TOKEN);
  });
});
