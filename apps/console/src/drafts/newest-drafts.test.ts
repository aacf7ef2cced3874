import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dana, marta } from "../queue/row.fixture.ts";
import type { DraftData } from "./draft-documents.ts";
import { newestDrafts, type AnsweredDrafts } from "./newest-drafts.ts";

const draft = (revision: number, author = marta): DraftData => ({
  kind: "reply",
  author,
  revision,
  at: revision,
  text: `words ${String(revision)}`,
});
const answered = (asked: number, ...drafts: readonly DraftData[]): AnsweredDrafts => ({ drafts, asked });
const revisions = ({ drafts }: AnsweredDrafts): readonly number[] => drafts.map(({ revision }) => revision);

describe("drafts of two answers", () => {
  it.each([
    ["the later question has news", answered(1, draft(3)), answered(2, draft(4)), [4]],
    [
      "the earlier question is answered last, with older words",
      answered(2, draft(4)),
      answered(1, draft(3)),
      [4],
    ],
    ["the earlier question saw newer words", answered(1, draft(5)), answered(2, draft(4)), [5]],
    ["what was discarded does not come back", answered(2), answered(1, draft(4)), []],
    ["what was discarded goes", answered(1, draft(4)), answered(2), []],
    ["a colleague's is another draft", answered(2, draft(1, dana)), answered(1, draft(9)), [1]],
  ])("%s", (_name, known, came, expected) => {
    expect(revisions(newestDrafts(known, came))).toEqual(expected);
  });

  it("come to the same, whichever answer is first, and never go back in revision", () => {
    const answer = fc.record({ revision: fc.option(fc.integer({ min: 1, max: 9 })), asked: fc.nat(9) });
    fc.assert(
      fc.property(answer, answer, (one, other) => {
        fc.pre(one.asked !== other.asked);
        const [first, second] = [one, other].map(({ revision, asked }) =>
          revision === null ? answered(asked) : answered(asked, draft(revision)),
        );
        if (first === undefined || second === undefined) throw new Error("one of two is missing");
        const both = newestDrafts(first, second);
        expect(newestDrafts(second, first)).toEqual(both);
        const later = one.asked > other.asked ? one : other;
        expect(revisions(both)).toEqual(
          later.revision === null ? [] : [Math.max(one.revision ?? 0, other.revision ?? 0)],
        );
      }),
    );
  });
});
