import { describe, expect, it } from "vitest";
import { labelOfDocument, readDocumentNames } from "./document-names.ts";

describe("the names of documents", () => {
  it("[G640] are those of the console, of which there are some hundreds", async () => {
    const names = await readDocumentNames();
    expect(names.size).toBeGreaterThan(100);
    expect(names.size).toBeLessThan(600);
    expect(names).toContain("Claim");
  });

  it.each([
    ["mutation Claim($id: ID!) { x }", "Claim"],
    ["  query Queue { x }", "Queue"],
    ["{ queue { asOf } }", "other"],
    ["query Somebody555 { x }", "other"],
    ["query Claim555 { x }", "other"],
    ["", "other"],
  ])("[G640] label %j as %s, so that nobody makes up a label", (query, label) => {
    expect(labelOfDocument(new Set(["Claim", "Queue"]), query)).toBe(label);
  });
});
