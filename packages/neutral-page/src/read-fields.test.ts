import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFields } from "./read-fields.ts";

const FORM = "application/x-www-form-urlencoded";

function posted(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
  return new Request("http://localhost/", {
    method: "POST",
    body,
    headers: { "content-type": FORM, ...headers },
  });
}

describe("reading a posted form", () => {
  it("[WF2] gives back every value that a browser can send, in order", async () => {
    const value = fc.string({ unit: "grapheme" }).filter((text) => !/[\0\r]/.test(text));
    const name = fc.constantFrom("words", "way", "more", "a b", "naïve");
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, value), { maxLength: 30, size: "medium" }), async (pairs) => {
        const fields = await readFields(posted(new URLSearchParams(pairs).toString()));
        const expected = new Map<string, string[]>();
        for (const [key, text] of pairs) expected.set(key, [...(expected.get(key) ?? []), text]);
        expect(fields).toEqual(expected);
      }),
      { numRuns: rounds(200) },
    );
  });

  it("[WF2] reads a form's line breaks as they were typed", async () => {
    expect(await readFields(posted("words=a%0D%0Ab%0Ac"))).toEqual(new Map([["words", ["a\nb\nc"]]]));
  });

  it.each([
    ["", []],
    ["&&", []],
    ["words", [["words", [""]]]],
    ["words=", [["words", [""]]]],
    ["words=a=b", [["words", ["a=b"]]]],
    ["words=1+1%2B1", [["words", ["1 1+1"]]]],
    ["__proto__=x", [["__proto__", ["x"]]]],
  ])("[WF20] %j is read without surprise", async (body, entries) => {
    expect(await readFields(posted(body))).toEqual(new Map(entries as [string, string[]][]));
  });

  it("[WF20] takes the type however it is written, and no other", async () => {
    const withType = (type: string) => readFields(posted("a=b", { "content-type": type }));
    for (const type of [`${FORM}; charset=UTF-8`, FORM.toUpperCase(), ` ${FORM} `])
      expect(await withType(type)).toEqual(new Map([["a", ["b"]]]));
    for (const type of ["text/plain", `${FORM}x`, "multipart/form-data", `text/plain; x=${FORM}`])
      expect(await withType(type)).toBe("kind");
  });

  it("[WF20] takes the largest form and refuses one byte more, whatever its length claims", async () => {
    const largest = `words=${"x".repeat(256 * 1024 - 6)}`;
    expect(await readFields(posted(largest))).toBeInstanceOf(Map);
    expect(await readFields(posted(`${largest}x`))).toBe("too_large");
    expect(await readFields(posted("a=b", { "content-length": "999999999" }))).toBe("too_large");
  });

  it("[WF20] any bytes at all give fields or a refusal, never an exception", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200, size: "max" }), async (bytes) => {
        const read = await readFields(posted(Uint8Array.from(bytes)));
        expect(read instanceof Map || read === "malformed").toBe(true);
      }),
      { numRuns: rounds(300) },
    );
  });
});
