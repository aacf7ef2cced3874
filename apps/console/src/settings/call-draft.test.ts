import type { CallSettings } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { draftCalls, earlier, readCalls, withLanguage } from "./call-draft.ts";

const calls: CallSettings = { promptLanguages: ["en", "es"], aliasNumber: "+15550199", shortAbandonMs: 5000 };

describe("how calls are answered, as it is edited", () => {
  it("comes back as it was, with a number as people write it, or none", () => {
    const draft = draftCalls(calls);
    expect(readCalls(draft)).toEqual({ value: calls });
    expect(readCalls({ ...draft, aliasNumber: " (555) 0199 " })).toMatchObject({
      value: { aliasNumber: "5550199" },
    });
    expect(readCalls({ ...draft, aliasNumber: "  " })).toMatchObject({ value: { aliasNumber: null } });
    expect(readCalls({ ...draft, shortAbandon: "0" })).toMatchObject({ value: { shortAbandonMs: 0 } });
  });

  it.each([
    ["languages", { promptLanguages: [] }],
    ["alias", { aliasNumber: "ask Jo" }],
    ["short_abandon", { shortAbandon: "" }],
    ["short_abandon", { shortAbandon: "-1" }],
    ["short_abandon", { shortAbandon: "a few" }],
    ["short_abandon", { shortAbandon: "61" }],
  ] as const)("says that something is wrong with the %s: %j", (problem, wrong) => {
    expect(readCalls({ ...draftCalls(calls), ...wrong })).toEqual({ problem });
  });

  it("puts a language at the end, one place earlier, or out", () => {
    expect(withLanguage(["en", "es"], "fr", true)).toEqual(["en", "es", "fr"]);
    expect(withLanguage(["en", "es"], "en", false)).toEqual(["es"]);
    expect(earlier(["en", "es", "fr"], "fr")).toEqual(["en", "fr", "es"]);
    expect(earlier(["en", "es"], "en")).toEqual(["en", "es"]);
    expect(earlier(["en", "es"], "fr")).toEqual(["en", "es"]);
  });
});
