import { createHash } from "node:crypto";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { expect, it } from "vitest";
import { validateRequest, validateRequestWithBody } from "twilio/lib/webhooks/webhooks.js";
import { delivered, TOKEN, WEBHOOK } from "./fixtures.ts";
import { formOf } from "./form.ts";
import { signatureOf, wouldAccept } from "./testing/signature.ts";
import { isSigned } from "./verify.ts";

/** A webhook on its way: what was signed, and what arrives. */
interface OnTheWay {
  readonly url: string;
  readonly pairs: readonly (readonly [string, string])[];
  readonly token: string;
}

/** Few names and values, so that keys and values come again. */
const name = fc.constantFrom("Body", "From", "MessageSid", "A", "a", "NumMedia", "ä", "");
const value = fc.oneof(
  fc.constantFrom("", "1", "+12025550123", " stop ", "é", "🫂", "a&b=c", "\r\n"),
  fc.string({ maxLength: 5 }),
);
const pair = fc.tuple(name, value);
const query = fc.constantFrom("", "?", "?a=1", "?a=b%20c", "?message=x'y", "?A=%C3%A9", "?a=1&a=2");

/** What may happen between Twilio and us; most of it is somebody's doing. */
const tampering: fc.Arbitrary<(way: OnTheWay) => OnTheWay> = fc.oneof(
  fc.constant((way: OnTheWay) => way),
  fc.constant((way: OnTheWay) => ({ ...way, url: way.url.replace("https:", "http:") })),
  fc
    .constantFrom(":443", ":80", ":8443")
    .map((port) => (way: OnTheWay) => ({ ...way, url: way.url.replace(".org/", `.org${port}/`) })),
  fc.constantFrom("#rc=2", "#", "#/x?y").map((end) => (way: OnTheWay) => ({ ...way, url: way.url + end })),
  fc.constant((way: OnTheWay) => ({ ...way, url: way.url.replace("webhook", "webhook/status") })),
  fc.constantFrom("b=2", "a=1").map((more) => (way: OnTheWay) => ({
    ...way,
    url: `${way.url}${way.url.includes("?") ? "&" : "?"}${more}`,
  })),
  pair.map((more) => (way: OnTheWay) => ({ ...way, pairs: [...way.pairs, more] })),
  fc.nat().map((nth) => (way: OnTheWay) => ({ ...way, pairs: way.pairs.filter((_, at) => at !== nth % 5) })),
  fc.constant((way: OnTheWay) => ({ ...way, pairs: [...way.pairs, ...way.pairs] })),
  fc.constant((way: OnTheWay) => ({ ...way, pairs: way.pairs.toReversed() })),
  fc.constant((way: OnTheWay) => ({
    ...way,
    pairs: way.pairs.map(([key, text]): [string, string] => [key, text.trim()]),
  })),
  fc.constant((way: OnTheWay) => ({ ...way, token: "0".repeat(32) })),
);

const formOfPairs = (pairs: OnTheWay["pairs"]): URLSearchParams =>
  new URLSearchParams(pairs.map(([key, text]): [string, string] => [key, text]));

it("[TW1] [TW2] whatever is done to a webhook, we judge as Twilio's own library, and as we would without it", () => {
  const judged = { accepted: 0, refused: 0 };
  fc.assert(
    fc.property(
      fc.array(pair, { maxLength: 5 }),
      query,
      fc.array(tampering, { maxLength: 3 }),
      (pairs, search, steps) => {
        const sent: OnTheWay = { url: WEBHOOK + search, pairs, token: TOKEN };
        const come = steps.reduce((way, step) => step(way), sent);
        const signature = signatureOf(come.token, sent.url, formOfPairs(sent.pairs));
        const body = formOfPairs(come.pairs).toString();
        const delivery = delivered(new TextEncoder().encode(body), signature, come.url);
        const params = Object.fromEntries(
          Array.from(formOf(delivery.body), ([key, texts]) => [key, texts.length === 1 ? texts[0] : texts]),
        );
        // Twilio never signs a fragment; its library leaves that to whoever calls it.
        const theirs = validateRequest(TOKEN, signature, come.url.replace(/#.*/s, ""), params);
        expect(isSigned(TOKEN, delivery)).toBe(theirs);
        expect(wouldAccept(TOKEN, signature, come.url, body)).toBe(theirs);
        judged[theirs ? "accepted" : "refused"] += 1;
      },
    ),
    { numRuns: rounds(3000) },
  );
  // It would be easy to agree about nothing but forgeries.
  expect(Math.min(judged.accepted, judged.refused)).toBeGreaterThan(rounds(3000) / 10);
});

it("[TW2] and with the body's hash in the address, whatever is done to body or hash", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.boolean(), fc.boolean(), (body, other, same, large) => {
      const hash = createHash("sha256").update(body, "utf8").digest("hex");
      const url = `${WEBHOOK}?bodySHA256=${large ? hash.toUpperCase() : hash}`;
      const come = same ? body : other;
      const signature = signatureOf(TOKEN, url, new URLSearchParams());
      const bytes = new TextEncoder().encode(come);
      const text = new TextDecoder().decode(bytes);
      const theirs = validateRequestWithBody(TOKEN, signature, url, text);
      expect(isSigned(TOKEN, delivered(bytes, signature, url))).toBe(theirs);
      expect(wouldAccept(TOKEN, signature, url, text)).toBe(theirs);
    }),
    { numRuns: rounds(300) },
  );
});
