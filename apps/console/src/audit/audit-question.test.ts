import { describe, expect, it } from "vitest";
import { auditQuestion, EMPTY_DRAFT } from "./audit-question.ts";
import { changeAudit, UNASKED } from "./use-audit.ts";
import { entry } from "./audit.fixture.ts";

const NOBODY = { contact: null, case: null, account: null, from: null, to: null, looksOnly: true };

describe("a question to the audit", () => {
  it("is of a contact or a case by its number, or of one of ours", () => {
    const draft = { ...EMPTY_DRAFT, number: " #4120 ", account: "ada" };
    expect(auditQuestion(draft)).toEqual({ ...NOBODY, contact: 4120 });
    expect(auditQuestion({ ...draft, about: "case", looksOnly: false })).toEqual({
      ...NOBODY,
      case: 4120,
      looksOnly: false,
    });
    expect(auditQuestion({ ...draft, about: "account" })).toEqual({ ...NOBODY, account: "ada" });
  });

  it("has its days from the first one's beginning to the last one's end, by the clock of the screen", () => {
    const day = { ...EMPTY_DRAFT, number: "1", from: "2026-03-29", to: "2026-03-29" };
    const { from, to } = auditQuestion(day) as { from: number; to: number };
    expect(from).toBe(new Date(2026, 2, 29).getTime());
    expect(to).toBe(new Date(2026, 2, 30).getTime());
    expect(auditQuestion({ ...day, from: "2026-03-30" })).toBe("days");
  });

  it("lacks a number, or somebody, until there is one", () => {
    expect(auditQuestion({ ...EMPTY_DRAFT, number: "the last one" })).toBe("number");
    expect(auditQuestion({ ...EMPTY_DRAFT, about: "account", number: "4" })).toBe("account");
  });
});

describe("what the audit answers", () => {
  const asked = { ...NOBODY, contact: 1 };
  const page = (...ids: readonly string[]) => ({
    __typename: "AuditPage" as const,
    next: null,
    entries: ids.map((id) => entry({ id })),
  });
  const first = changeAudit(changeAudit(UNASKED, { kind: "ask", asked }), {
    kind: "page",
    asked,
    page: page("3", "2"),
  });

  it("grows by pages and has no row twice, and keeps what is shown when a page does not come", () => {
    const grown = changeAudit(first, { kind: "page", asked, page: page("2", "1") });
    expect(grown.entries.map(({ id }) => id)).toEqual(["3", "2", "1"]);
    expect(changeAudit(grown, { kind: "failed", asked })).toMatchObject({
      kind: "failed",
      entries: grown.entries,
    });
  });

  it("is dropped where another question was asked since", () => {
    expect(changeAudit(first, { kind: "missing", asked: { ...asked } })).toBe(first);
  });
});
