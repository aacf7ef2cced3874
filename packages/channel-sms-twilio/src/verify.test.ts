import { createHash } from "node:crypto";
import type { Delivery } from "@holdfast/channel-kit";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytes, delivered, inbound, sign, signed, TOKEN, WEBHOOK } from "./fixtures.ts";
import { parse } from "./parse.ts";
import { signatureOf, wouldAccept } from "./testing/signature.ts";
import { isSigned } from "./verify.ts";
import { webhookIntake } from "./webhook.ts";

const signature = (url = WEBHOOK, form = inbound()): string => signatureOf(TOKEN, url, form);
const at = (url: string, given: string, form = inbound()): Delivery => delivered(bytes(form), given, url);

/** Our own judgement, made without Twilio's library. */
function secondOpinion({ url, headers, body }: Delivery): boolean {
  return wouldAccept(TOKEN, headers.get("x-twilio-signature") ?? "", url, new TextDecoder().decode(body));
}

/** A form of several keys, some of them repeated. */
const form = (...pairs: readonly (readonly [string, string])[]): URLSearchParams =>
  new URLSearchParams(pairs.map(([key, value]): [string, string] => [key, value]));

const withExtra = (): URLSearchParams => {
  const more = inbound();
  more.set("StirVerstat", "TN-Validation-Passed-A");
  return more;
};

const json = '{"a":1}';
const hashed = `${WEBHOOK}?bodySHA256=${createHash("sha256").update(json).digest("hex")}`;
const ofJson = (body: string): Delivery =>
  delivered(new TextEncoder().encode(body), signatureOf(TOKEN, hashed, new URLSearchParams()), hashed);

const JUDGED: readonly (readonly [string, Delivery, boolean])[] = [
  ["what Twilio signed", at(WEBHOOK, signature()), true],
  ["the same again, replayed", at(WEBHOOK, signature()), true],
  ["forged: no signature", at(WEBHOOK, ""), false],
  ["forged: another token's", at(WEBHOOK, signatureOf("0".repeat(32), WEBHOOK, inbound())), false],
  ["http, signed for https", at(WEBHOOK.replace("https", "http"), signature()), false],
  ["https, signed for http", at(WEBHOOK, signature(WEBHOOK.replace("https", "http"))), false],
  ["another path", at(`${WEBHOOK}/status`, signature()), false],
  ["another query", at(`${WEBHOOK}?a=2`, signature(`${WEBHOOK}?a=1`)), false],
  ["the query that was signed", at(`${WEBHOOK}?a=b%20c`, signature(`${WEBHOOK}?a=b%20c`)), true],
  ["an extra parameter, not signed", at(WEBHOOK, signature(), withExtra()), false],
  ["an extra parameter, signed", at(WEBHOOK, signature(WEBHOOK, withExtra()), withExtra()), true],
  ["signed with the port of https", at(WEBHOOK, signature(WEBHOOK.replace(".org/", ".org:443/"))), true],
  ["signed with another port", at(WEBHOOK, signature(WEBHOOK.replace(".org/", ".org:8443/"))), false],
  ["a fragment, which Twilio never signs", at(`${WEBHOOK}#rc=2`, signature()), true],
  ["a body with the hash in the query", ofJson(json), true],
  ["another body with that hash", ofJson(`${json} `), false],
];

describe("verify", () => {
  it.each(JUDGED)("[TW1] [TW2] judges as Twilio's library and as we do: %s", (_, delivery, expected) => {
    expect(isSigned(TOKEN, delivery)).toBe(expected);
    expect(secondOpinion(delivery)).toBe(expected);
  });

  it("[TW2] repeated keys count each distinct value once, in order", () => {
    const repeated = form(["Key", "b"], ["A", ""], ["Key", "a"], ["Key", "b"]);
    const given = signatureOf(TOKEN, WEBHOOK, form(["A", ""], ["Key", "a"], ["Key", "b"]));
    expect(isSigned(TOKEN, at(WEBHOOK, given, repeated))).toBe(true);
    expect(secondOpinion(at(WEBHOOK, given, repeated))).toBe(true);
    const once = signatureOf(TOKEN, WEBHOOK, form(["A", ""], ["Key", "b"]));
    expect(isSigned(TOKEN, at(WEBHOOK, once, repeated))).toBe(false);
  });

  it("[TW16] a form of five thousand parameters is read, a larger one is nobody's, whoever signed it", () => {
    const many = (count: number): URLSearchParams =>
      form(...Array.from({ length: count }, (_, nth): [string, string] => [`Key${nth}`, ""]));
    for (const [count, vouchedFor] of [
      [5000, true],
      [5001, false],
    ] as const)
      expect(isSigned(TOKEN, at(WEBHOOK, signature(WEBHOOK, many(count)), many(count)))).toBe(vouchedFor);
  });

  it("[TW2] agrees with the second opinion on any form, signed rightly or not", () => {
    const pair = fc.tuple(fc.string({ unit: "grapheme", maxLength: 6 }), fc.string({ unit: "grapheme" }));
    const query = fc.webQueryParameters();
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 8 }), query, fc.boolean(), (pairs, search, right) => {
        fc.pre(!search.includes("bodySHA256"));
        const url = new URL(`${WEBHOOK}?${search}`).href;
        const given = signatureOf(right ? TOKEN : "0".repeat(32), url, form(...pairs));
        const delivery = at(url, given, form(...pairs));
        expect(isSigned(TOKEN, delivery)).toBe(right);
        expect(secondOpinion(delivery)).toBe(right);
      }),
      { numRuns: rounds(300) },
    );
  });

  it("[TW3] a replayed delivery is the same event, so that it is stored once", () => {
    const { verify } = webhookIntake({ authToken: TOKEN });
    const [one, other] = [verify(signed(inbound())), verify(signed(inbound()))];
    if (one === null || other === null) throw new Error("a signed delivery is not vouched for");
    expect(parse(one)).toEqual(parse(other));
  });

  it("[TW4] a form that names its sender twice is unreadable, not guessed at", () => {
    const { verify } = webhookIntake({ authToken: TOKEN });
    const twice = inbound();
    twice.append("From", "+15550199");
    const vouched = verify(sign(bytes(twice)));
    expect(vouched === null ? null : parse(vouched).kind).toBe("unreadable");
  });

  it("[TW3] Twilio hears an empty document, so that it says nothing by itself", async () => {
    const answer = webhookIntake({ authToken: TOKEN }).answer?.();
    expect(answer?.headers.get("content-type")).toBe("text/xml; charset=utf-8");
    expect(await answer?.text()).toContain("<Response/>");
  });
});
