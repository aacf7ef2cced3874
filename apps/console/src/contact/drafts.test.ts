import { ContactId, type DraftKind } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draftOf, writeDraft, type Drafts } from "./drafts.ts";

const contacts = [1, 2, 3].map((n) => ContactId.parse(`019ab000-0000-7000-8000-00000000000${n}`));
const [one, other] = [contacts[0], contacts[1]] as [ContactId, ContactId];
const NONE: Drafts = new Map();

describe("unsent words", () => {
  it("are kept apart by contact and by kind", () => {
    const drafts = writeDraft(writeDraft(NONE, one, "reply", "to them"), one, "note", "to us");
    expect(draftOf(drafts, one, "reply")).toBe("to them");
    expect(draftOf(drafts, one, "note")).toBe("to us");
    expect(draftOf(drafts, other, "reply")).toBe("");
  });

  it("are forgotten when they are emptied, and leave no trace", () => {
    expect(writeDraft(writeDraft(NONE, one, "reply", "x"), one, "reply", "").size).toBe(0);
  });

  it("are always the last ones written, and writing one never touches another", () => {
    const write = fc.record({
      contact: fc.constantFrom(...contacts),
      kind: fc.constantFrom<DraftKind>("reply", "note"),
      text: fc.string({ maxLength: 5 }),
    });
    fc.assert(
      fc.property(fc.array(write), (writes) => {
        const drafts = writes.reduce(
          (all, { contact, kind, text }) => writeDraft(all, contact, kind, text),
          NONE,
        );
        for (const contact of contacts)
          for (const kind of ["reply", "note"] as const) {
            const last = writes.findLast((each) => each.contact === contact && each.kind === kind);
            expect(draftOf(drafts, contact, kind)).toBe(last?.text ?? "");
          }
      }),
      { numRuns: rounds(200) },
    );
  });
});
