import { ContactId } from "@holdfast/case-schema";
import { afterEach, describe, expect, it } from "vitest";
import { firstFacts, freshGrounding } from "../grounding/facts.ts";
import { forgetGroundings, groundings, keepGrounding } from "../grounding/groundings.ts";
import { uuid } from "../queue/row.fixture.ts";
import { planDrafts, putDraft } from "../safety-plan/plan-drafts.ts";
import { forgetContact } from "./forget-contact.ts";

const [gone, other] = [ContactId.parse(uuid(1)), ContactId.parse(uuid(2))];

afterEach(() => {
  forgetGroundings();
  planDrafts.set(new Map());
});

describe("a contact that somebody is not to have any more", () => {
  it("leaves nothing here of what they said of themself, nor of what was typed into a plan; others keep theirs", () => {
    const facts = { ...firstFacts(null), rating: 8, known: { breathing_disease: true } } as const;
    for (const id of [gone, other]) {
      keepGrounding(id, freshGrounding("es", facts));
      putDraft(
        { planId: uuid(950), contactId: id, field: id === gone ? "section.medicine" : "section.bag" },
        {
          typed: "In the blue tin",
          seen: { value: null, revision: 0, by: "", at: 0 },
          phase: "typing",
          theirs: null,
          refusal: null,
        },
      );
    }
    forgetContact(gone);
    expect([...groundings.get().keys()]).toEqual([other]);
    expect([...planDrafts.get().values()].map(({ place }) => place.contactId)).toEqual([other]);
  });
});
