import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openTexts } from "./texts/texts.ts";
import { sendWords, toReview } from "./testing/tours.ts";
import { readable, visitor } from "./testing/visitor.ts";

const HOSTILE = `"><script>alert(1)</script><img src=x onerror=alert(2)>'&lt;{{7*7}}\${1}\u202e`;
const FIELDS = ["at", "go", "lang", "born", "code", "words", "danger", "way", "none", "address", "times"];
const MORE_FIELDS = ["leave", "mute", "subject", "entered", "key", "token", "more", "urgent", "what"];
const say = openTexts().en;

describe("what cannot be taken", () => {
  it.each<[string, string | Uint8Array<ArrayBuffer>, string, number, Parameters<typeof say>[0]]>([
    ["JSON", "{}", "application/json", 415, "refused.kind"],
    ["no type", "a=b", "", 415, "refused.kind"],
    ["a file", "--x\r\n\r\n--x--", "multipart/form-data; boundary=x", 415, "refused.kind"],
    ["nothing", "", "application/x-www-form-urlencoded", 400, "refused.malformed"],
    ["NUL, encoded", "at=start&words=%00", "application/x-www-form-urlencoded", 400, "refused.malformed"],
    ["NUL, bare", "at=start&words=\0", "application/x-www-form-urlencoded", 400, "refused.malformed"],
    ["NUL in a name", "at=start&wo%00rds=1", "application/x-www-form-urlencoded", 400, "refused.malformed"],
    [
      "a broken escape",
      "at=start&words=%E0%A4%A",
      "application/x-www-form-urlencoded",
      400,
      "refused.malformed",
    ],
    [
      "bytes that are no text",
      Uint8Array.from([97, 61, 255, 254]),
      "application/x-www-form-urlencoded",
      400,
      "refused.malformed",
    ],
    ["a thousand fields", "a=1&".repeat(1000), "application/x-www-form-urlencoded", 400, "refused.malformed"],
    ["an unknown page", "at=admin&go=next", "application/x-www-form-urlencoded", 400, "refused.malformed"],
    ["an inherited page", "at=constructor", "application/x-www-form-urlencoded", 400, "refused.malformed"],
    [
      "an unknown button",
      "at=words&go=to-admin",
      "application/x-www-form-urlencoded",
      400,
      "refused.malformed",
    ],
    [
      "a page without its code",
      "at=opened&go=again",
      "application/x-www-form-urlencoded",
      400,
      "refused.malformed",
    ],
    [
      "too much",
      `words=${"x".repeat(262_144)}`,
      "application/x-www-form-urlencoded",
      413,
      "refused.too_large",
    ],
  ])("[WF20] %s is answered with one sentence", async (_name, body, type, status, text) => {
    const visit = visitor();
    const page = readable(await visit.post(body, type));
    expect(visit.status()).toBe(status);
    expect(page.trim()).toBe(`${say("refused.heading")} ${say(text)} ${say("refused.again")}`);
    expect(visit.headers().get("cache-control")).toBe("no-store");
  });

  it("[WF20] a body longer than it says is not read to its end", async () => {
    const visit = visitor();
    let pulled = 0;
    const body = new ReadableStream({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(64 * 1024).fill(97));
      },
    });
    const init = {
      method: "POST",
      body,
      duplex: "half",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    };
    await visit.ask(new Request("http://localhost/", init as RequestInit));
    expect(visit.status()).toBe(413);
    expect(pulled).toBeLessThan(10);
  });

  it.each(["PUT", "DELETE", "PATCH", "OPTIONS"])("[WF20] %s is refused", async (method) => {
    const visit = visitor();
    await visit.ask(new Request("http://localhost/", { method }));
    expect(visit.status()).toBe(405);
    expect(visit.headers().get("allow")).toBe("GET, HEAD, POST");
    expect(readable(visit.page())).toContain(say("refused.method"));
  });

  it("[WF20] a refusal speaks the browser's language, or the form's", async () => {
    const visit = visitor();
    await visit.ask(
      new Request("http://localhost/", {
        method: "POST",
        body: "{}",
        headers: { "accept-language": "fr-CA" },
      }),
    );
    expect(visit.page()).toContain('<html lang="fr"');
    await visit.post("at=nowhere&lang=es");
    expect(visit.page()).toContain('<html lang="es"');
  });

  it("[WF3] an unknown language falls back to one that is served", async () => {
    const visit = visitor();
    for (const lang of ["xx", "", "__proto__", "EN"]) {
      await visit.post(new URLSearchParams({ at: "start", go: "to-promise", lang }).toString());
      expect(visit.status()).toBe(200);
      expect(visit.page()).toContain('<html lang="en"');
    }
    await visit.post("at=promise&go=say-xx&lang=fr");
    expect(visit.page()).toContain('<html lang="fr"');
  });

  it("[WF21] a failure of ours is one sentence and a fact in the log, without a word of the person's", async () => {
    const visit = visitor();
    const broken = visitor({
      ...visit.host,
      conversation: () => {
        throw new SyntaxError(HOSTILE);
      },
    });
    const code = await sendWords(visit, "Hello");
    await broken.post(new URLSearchParams({ at: "return", go: "open", entered: code }).toString());
    expect(broken.status()).toBe(500);
    expect(readable(broken.page())).toContain(say("refused.broken"));
    expect(visit.host.records).toEqual([{ event: "webform_page_failed", facts: { error: "SyntaxError" } }]);
  });
});

describe("hostile words", () => {
  it.each([
    "start",
    "promise",
    "danger",
    "words",
    "ways",
    "details",
    "review",
    "return",
    "opened",
    "delete",
    "erase",
  ])("[WF20] come back escaped from %s, whatever the field and the button", async (at) => {
    const visit = visitor();
    const code = await sendWords(visit, HOSTILE);
    visit.host.conversations.answer(code, HOSTILE);
    const buttons = [
      "next",
      "send",
      "open",
      "again",
      "earlier",
      "more",
      "to-delete",
      "choose",
      "erase",
      "say-fr",
      "to-review",
    ];
    for (const go of [...buttons, HOSTILE]) {
      const fields = Object.fromEntries([...FIELDS, ...MORE_FIELDS].map((name) => [name, HOSTILE]));
      await visit.post(new URLSearchParams({ ...fields, at, go, key: code }).toString());
      expect(visit.status()).toBeLessThan(500);
      expect(visit.page()).not.toMatch(/<script>alert|<img|alert\(1\)<\/script>/);
    }
  });

  it("[WF7] are kept and sent word for word all the same", async () => {
    const visit = visitor();
    await toReview(visit, HOSTILE);
    expect(readable(visit.page())).toContain(HOSTILE);
    await visit.press("send");
    expect([...visit.host.conversations.written().values()].flat()[0]?.text).toBe(HOSTILE);
  });

  it("[WF20] any body at all is answered with a page, and never with our failure", async () => {
    const name = fc.constantFrom(...FIELDS, ...MORE_FIELDS);
    const value = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "next",
        "send",
        "open",
        "words",
        "review",
        "return",
        "opened",
        "en",
        "1",
        "yes",
        "text",
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, value), { maxLength: 20, size: "medium" }), async (fields) => {
        const visit = visitor();
        await visit.post(new URLSearchParams(fields).toString());
        expect([200, 400, 422]).toContain(visit.status());
        expect(visit.page()).toMatch(/^<!doctype html>/);
      }),
      { numRuns: rounds(200) },
    );
  });
});
