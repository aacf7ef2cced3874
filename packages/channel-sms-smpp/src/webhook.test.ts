import fc from "fast-check";
import type { Delivery, Parsed } from "@holdfast/channel-kit";
import { rounds } from "@holdfast/tooling/rounds";
import { describe, expect, it } from "vitest";
import { authorizationOf, showsSecret, withSecret } from "./callback-secret.ts";
import { carrierReference } from "./carrier-reference.ts";
import { posted, reported, SECRET, type Posted } from "./fixtures.ts";
import { splitLossless } from "./split-lossless.ts";
import { messageId } from "./testing/message-ids.ts";
import { webhookIntake } from "./webhook.ts";

const webhook = webhookIntake({ callbackSecret: SECRET });
const ID = "0b5cd2ac-4c20-4a3f-9d7e-0d6f0c1f2a3b";
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

function read(delivery: Delivery): Parsed {
  const vouched = webhook.verify(delivery);
  if (vouched === null) throw new Error("not vouched for");
  return webhook.parse(vouched);
}
const text = (given: Partial<Posted>): Parsed =>
  read(posted({ id: ID, from: "+15550100", body: bytes("hello"), ...given }));

describe("who calls", () => {
  it("[SM1] shows the secret as an HTTP client makes it of the address", () => {
    const url = new URL(withSecret("http://127.0.0.1:4000/channels/sms-smpp/webhook", SECRET));
    const made = `Basic ${Buffer.from(`${url.username}:${url.password}`).toString("base64")}`;
    expect(showsSecret(SECRET, made)).toBe(true);
    expect(`${url.pathname}${url.search}`).not.toContain(SECRET);
  });

  it("[SM1] shows all of it, and nothing else", () => {
    const right = authorizationOf(SECRET);
    for (const wrong of [null, "", right.slice(0, -1), `${right}=`, right.toLowerCase(), SECRET])
      expect(showsSecret(SECRET, wrong)).toBe(false);
  });

  it("[SM3] is vouched for, and not what it says: nobody could tell that the words were changed", () => {
    const delivery = posted({ id: ID, from: "+15550100", body: bytes("hello") });
    expect(webhook.verify({ ...delivery, body: bytes("something else") })).not.toBeNull();
  });

  it("[SM5] hears 200 once all is stored: smsbox takes 204 for a failure", () => {
    expect(webhook.answer?.().status).toBe(200);
  });
});

describe("a text", () => {
  it("[SM5] has Kannel's id as key, in whatever case", () => {
    expect(text({ id: ID.toUpperCase() })).toEqual(text({}));
  });

  it.each(["", "7", "%I", `${ID}0`])("[SM4] named %j is unreadable", (id) => {
    expect(text({ id }).kind).toBe("unreadable");
  });

  it.each(["", "0", "soon", "-5", "99999999999999999999"])("[SM4] of the time %j has none", (at) => {
    expect(text({ at })).toMatchObject({ events: [{ sentAt: null }] });
  });

  it("[SM4] that a telephone cut in the middle of a pair keeps the rest of its words", () => {
    const body = new Uint8Array([0x00, 0x68, 0x00, 0x69, 0xd8, 0x3e]);
    const headers = { "content-type": 'text/plain; charset="UTF-16BE"' };
    expect(text({ body, headers })).toMatchObject({ events: [{ text: "hi\ufffd" }] });
  });

  it("[SM4] keeps a mark at its beginning", () => {
    expect(text({ body: bytes("\ufeffhi") })).toMatchObject({ events: [{ text: "\ufeffhi" }] });
  });
});

describe("a carrier's name of a text", () => {
  it.each([
    ["?smpp?carrier_ref=mo-1&", "carrier:mo-1"],
    ["?smpp?other=1&carrier_ref=a%2Fb+c&", "carrier:a/b c"],
    ["?smpp?carrier_ref=&x=1", null],
    ["?smpp?carrier_ref=%E0%A4%A&", null],
    ["?smpp?not_carrier_ref=1&", null],
    ["", null],
    [null, null],
  ])("[SM5] is read from %j as %j", (metaData, name) => {
    expect(carrierReference(metaData)).toBe(name);
  });
});

describe("a report", () => {
  it.each([
    ["1", "delivered"],
    ["2", "failed"],
    ["4", "sent"],
    ["8", "sent"],
    ["16", "failed"],
    ["34", "failed"],
  ])("[SM9] of the state %s says %s", (bit, state) => {
    expect(read(reported(`message=${messageId(1)}&state=${bit}`))).toMatchObject({ events: [{ state }] });
  });

  it.each(["0", "3", "66", "128"])("[SM9] of the state %s says nothing", (bit) => {
    expect(read(reported(`message=${messageId(1)}&state=${bit}`))).toEqual({ kind: "events", events: [] });
  });

  it.each(["state=1", `message=${messageId(1)}`, `message=${messageId(1)}&state=%d`])(
    "[SM9] that says only %s is unreadable",
    (query) => expect(read(reported(query)).kind).toBe("unreadable"),
  );
});

describe("a report with the carrier's code", () => {
  const knowing = webhookIntake({ callbackSecret: SECRET, blockedCodes: [27, 1110] });
  const told = (query: string, by = knowing): unknown => {
    const vouched = by.verify(reported(`message=${messageId(1)}&${query}`));
    const parsed = vouched === null ? null : by.parse(vouched);
    return parsed?.kind === "events" ? parsed.events : parsed;
  };
  const meta = encodeURIComponent("?smpp?dlr_err=%03%00%1B&");
  const dedupeKey = (state: string): string => `report:${messageId(1)}:${state}`;
  const receipt = { kind: "receipt", messageId: messageId(1) };

  it.each(["2", "16", "34"])("[SM16] that is set says of the state %s that they want no texts", (state) => {
    expect(told(`state=${state}&meta=${meta}`)).toEqual([
      { ...receipt, dedupeKey: dedupeKey(state), state: "failed", reason: "opted_out" },
    ]);
  });

  it.each([
    ["no code is set", "2", meta, webhook],
    ["another is set", "2", encodeURIComponent("?smpp?dlr_err=%03%00%1C&"), knowing],
    // Kannel reads three figures of the words, so of 1110 it hands on 111.
    ["only its first figures were kept", "2", encodeURIComponent("?smpp?dlr_err=%03%00o&"), knowing],
    ["it is none", "2", "", knowing],
  ] as const)("[SM16] is a failure like others where %s", (_, state, given, by) => {
    expect(told(`state=${state}&meta=${given}`, by)).toEqual([
      { ...receipt, dedupeKey: dedupeKey(state), state: "failed" },
    ]);
  });

  it.each([
    ["1", "delivered"],
    ["4", "sent"],
  ])("[SM16] says nothing of what arrived or may: state %s", (bit, state) => {
    expect(told(`state=${bit}&meta=${meta}`)).toEqual([{ ...receipt, dedupeKey: dedupeKey(bit), state }]);
  });
});

it("[SM4] a text longer than the house stores is split without loss and never through a pair", () => {
  const words = fc.string({ unit: "grapheme", maxLength: 40, size: "medium" });
  fc.assert(
    fc.property(words, fc.integer({ min: 2, max: 9 }), (whole, lengthMax) => {
      const pieces = splitLossless(whole, lengthMax);
      expect(pieces.join("")).toBe(whole);
      for (const piece of pieces) {
        expect(piece.length).toBeLessThanOrEqual(lengthMax);
        expect(piece.isWellFormed()).toBe(true);
      }
    }),
    { numRuns: rounds(300) },
  );
});
