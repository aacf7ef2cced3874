import { describe, expect, it } from "vitest";
import { EMPTY_SEARCH, searchQuestion, type SearchDraft } from "./search-question.ts";

const draft = (more: Partial<SearchDraft>): SearchDraft => ({
  ...EMPTY_SEARCH,
  among: ["contacts", "cases"],
  ...more,
});
const SPAN = { from: null, until: null, hadBy: null, below: null };

describe("a question to the search", () => {
  it("is one thing of both, as it is typed, and by nothing else", () => {
    expect(searchQuestion(draft({ typed: " the heronry " }))).toEqual({
      contacts: { ...SPAN, term: { words: "the heronry" }, states: null, lanes: null, channels: null },
      cases: { ...SPAN, term: { words: "the heronry" }, statuses: null },
    });
    expect(searchQuestion(draft({ kind: "number", typed: "#12", among: ["cases"] }))).toEqual({
      contacts: null,
      cases: { ...SPAN, term: { number: 12 }, statuses: null },
    });
  });

  it("by a name is of cases alone: contacts have none", () => {
    expect(searchQuestion(draft({ kind: "name", typed: "Rosa" }))).toMatchObject({
      contacts: null,
      cases: { term: { name: "Rosa" } },
    });
  });

  it("is narrowed by what holds of each, with days from the first one's beginning to the last one's end", () => {
    const narrowed = {
      kind: "address",
      typed: "+15550142",
      states: ["closed"],
      lanes: ["crisis"],
      channels: ["sms"],
      statuses: ["active"],
      hadBy: "dana",
      from: "2026-03-29",
      until: "2026-03-29",
    } as const;
    const span = {
      term: { address: "+15550142" },
      from: new Date(2026, 2, 29).getTime(),
      until: new Date(2026, 2, 30).getTime(),
      hadBy: "dana",
      below: null,
    };
    expect(searchQuestion(draft(narrowed))).toEqual({
      contacts: { ...span, states: ["closed"], lanes: ["crisis"], channels: ["sms"] },
      cases: { ...span, statuses: ["active"] },
    });
  });

  it.each([
    ["nothing", { typed: "  " }],
    ["short", { typed: "at my no" }],
    ["number", { kind: "number", typed: "the last one" }],
    ["nowhere", { typed: "heronry", among: [] }],
    ["unnamed", { kind: "name", typed: "Rosa", among: ["contacts"] }],
    ["days", { typed: "heronry", from: "2026-03-30", until: "2026-03-29" }],
  ] as const)("lacks something, and is not asked: %s", (missing, more) => {
    expect(searchQuestion(draft(more))).toBe(missing);
  });
});
