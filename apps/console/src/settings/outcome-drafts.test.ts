import { GivenDisposition, type OfferedDispositions } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { draftOutcomes, readOutcomes } from "./outcome-drafts.ts";

const label = { en: "Sent on", es: "Enviado", fr: "Transmis" };
const offered: OfferedDispositions = [
  { id: "silent", label: null, facts: [] },
  { id: "referral_given", label, facts: [{ kind: "count", id: "n", label }] },
];
const drafts = draftOutcomes(offered);

describe("outcomes as they are edited", () => {
  it("come back as they were, in their order, and leave out what is not offered", () => {
    expect(Object.keys(drafts)).toEqual(GivenDisposition.options);
    expect(readOutcomes(offered, drafts)).toEqual({ value: offered, problems: new Map() });
  });

  it("take what is newly offered after what was", () => {
    const more = { ...drafts, information: { ...drafts.information, isOffered: true } };
    expect(readOutcomes(offered, more).value?.map(({ id }) => id)).toEqual([
      "silent",
      "referral_given",
      "information",
    ]);
  });

  it("are not kept with words in one language only, or with an unclear line, and say whose", () => {
    const half = { ...drafts, silent: { ...drafts.silent, label: { ...label, fr: " " } } };
    expect(readOutcomes(offered, half)).toEqual({
      value: null,
      problems: new Map([["silent", { kind: "label" }]]),
    });
    const unclear = { ...drafts, silent: { ...drafts.silent, facts: "how many?" } };
    expect(readOutcomes(offered, unclear).problems.get("silent")).toEqual({ kind: "lines", lines: "1" });
  });

  it("are not kept when nothing is offered: no contact could be closed", () => {
    const none = Object.fromEntries(
      Object.entries(drafts).map(([id, draft]) => [id, { ...draft, isOffered: false }]),
    ) as typeof drafts;
    expect(readOutcomes(offered, none)).toEqual({ value: null, problems: new Map() });
  });
});
