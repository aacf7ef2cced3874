import { ContactId } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { readAsked } from "./asked.ts";
import { decodePage, encodePage } from "./page.ts";
import { refuseText } from "./text-refused.ts";

describe("a posted question", () => {
  it("is a query, perhaps with a name and variables", () => {
    expect(readAsked('{"query":"{me{id}}","variables":{"a":1},"operationName":"A"}')).toEqual({
      query: "{me{id}}",
      variables: { a: 1 },
      operationName: "A",
    });
    expect(readAsked('{"query":"{me{id}}","variables":null}')).toEqual({
      query: "{me{id}}",
      variables: null,
    });
  });

  it("drops what is not asked for", () => {
    expect(readAsked('{"query":"{me{id}}","extensions":{"x":1}}')).toEqual({ query: "{me{id}}" });
  });

  it.each([
    "",
    "{",
    "null",
    "[]",
    '"query"',
    "{}",
    '{"query":1}',
    '[{"query":"{me{id}}"}]',
    '{"query":"x","variables":[]}',
    `{"query":"x","variables":{"a":${"[".repeat(64)}1${"]".repeat(64)}}}`,
  ])("is not %s", (body) => {
    expect(readAsked(body)).toBeNull();
  });
});

describe("a page of what is listed by time", () => {
  const end = { at: 1_700_000_000_000, id: ContactId.parse("00000000-0000-4000-8000-000000000001") };

  it("is named by where the page before it ends", () => {
    expect(decodePage(encodePage(end), ContactId)).toEqual(end);
  });

  it.each(["", "1", "x:y", `1:${end.id}:`, `99999999999999999999:${end.id}`, `1:${end.id}\n`])(
    "is not %j",
    (page) => {
      expect(() => decodePage(page, ContactId)).toThrow("A page is named by");
    },
  );
});

describe("a text to store", () => {
  it("is refused when it shows nothing, or is longer than its limit, and never cut", () => {
    expect(refuseText("", 10)).toMatchObject({ limit: 0, length: 0 });
    expect(refuseText(" \n ", 10)).toMatchObject({ limit: 0, length: 3 });
    expect(refuseText("\0\u200B\u202E\u00AD", 10)).toMatchObject({ limit: 0, length: 4 });
    expect(refuseText("\u200B?", 10)).toBeNull();
    expect(refuseText("x".repeat(11), 10)).toMatchObject({ limit: 10, length: 11 });
    expect(refuseText("x".repeat(10), 10)).toBeNull();
  });
});
