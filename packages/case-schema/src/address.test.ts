import { describe, expect, it } from "vitest";
import { addressKind, comparedAddress, normalAddress } from "./address.ts";
import { Medium } from "./medium.ts";

describe("an address in its one form", () => {
  it.each([
    ["number", "+15550100199", "+15550100199"],
    ["number", " +1 (555) 010-0199 ", "+15550100199"],
    ["number", "0049 30.1234567", "+49301234567"],
    ["number", "\u202A+1 555 010 0199\u202C", "+15550100199"],
    ["mail", " Ana.Lopez@Example.ORG ", "ana.lopez@example.org"],
    ["mail", "ana+x@sub.example.org", "ana+x@sub.example.org"],
  ] as const)("of the %s %j is %j", (kind, text, form) => {
    expect(normalAddress(kind, text)).toBe(form);
    expect(normalAddress(kind, form)).toBe(form);
  });

  it.each([
    ["number", "555 0100"],
    ["number", "5550100199"],
    ["number", "+0155501001"],
    ["number", "+1555"],
    ["number", "+1234567890123456"],
    ["number", "AMAZON"],
    ["number", "person-1"],
    ["number", "ana@example.org"],
    ["number", ""],
    ["mail", "+15550100199"],
    ["mail", "ana@example"],
    ["mail", "ana@@example.org"],
    ["mail", "Ana <ana@example.org>"],
    ["mail", "ana@example.org, eve@example.org"],
    ["mail", "ana@example.org\nBcc: eve@example.org"],
    ["mail", `${"a".repeat(250)}@example.org`],
    ["mail", ""],
  ] as const)("does not exist of a %s that is none: %j", (kind, text) => {
    expect(normalAddress(kind, text)).toBeNull();
  });

  it("is of a kind that texts and calls have in common, and forms have none", () => {
    expect(Medium.options.map((medium) => [medium, addressKind(medium)])).toEqual([
      ["voice", "number"],
      ["text", "number"],
      ["email", "mail"],
      ["form", null],
    ]);
  });
});

describe("an address that is compared", () => {
  it("has its kind with it, so that texts and calls meet, and nothing else", () => {
    expect(comparedAddress("text", "+1 555 0100 199")).toBe("number:+15550100199");
    expect(comparedAddress("voice", "+15550100199")).toBe("number:+15550100199");
    expect(comparedAddress("email", "Ana@Example.org")).toBe("mail:ana@example.org");
  });

  it("is none where there is none, or nobody can tell whose it is", () => {
    expect(comparedAddress("text", null)).toBeNull();
    expect(comparedAddress("text", "person-1")).toBeNull();
    expect(comparedAddress("form", "+15550100199")).toBeNull();
  });
});
