import type { FieldName } from "@holdfast/safety-plan";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway } from "../api/gateway.fixture.ts";
import { uuid } from "../queue/row.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { PLAN, planBehind } from "./plan.fixture.ts";
import { planDrafts, putDraft, type PlanRefusal } from "./plan-drafts.ts";
import { sendWaiting } from "./save-plan.ts";

const [here, there] = [uuid(1), uuid(2)];
const waits = (contactId: string, field: FieldName, refusal: PlanRefusal | null = null): void =>
  putDraft(
    { planId: PLAN, contactId, field },
    {
      typed: `of ${contactId}`,
      seen: { value: null, revision: 0, by: "", at: 0 },
      phase: "unsaved",
      theirs: null,
      refusal,
    },
  );

/** What a gateway was asked to write, and in which contact; it answers so. */
function listsOf(answer: "as it does" | "failed" | "unreachable") {
  const behind = planBehind();
  const lists: (readonly [string, readonly string[]])[] = [];
  stubGateway(({ body }) => {
    const { operationName, variables } = JSON.parse(body) as {
      operationName: string;
      variables: { contactId: string; edits: { field: string }[] };
    };
    lists.push([variables.contactId, variables.edits.map(({ field }) => field)]);
    if (answer === "unreachable") return answer;
    if (answer === "failed") return { json: { data: null, errors: [{ message: "it failed" }] } };
    return { json: { data: behind.answer(operationName, variables) } };
  });
  return lists;
}

beforeEach(seatDana);
afterEach(() => {
  forgetAnnouncements();
  vi.unstubAllGlobals();
  planDrafts.set(new Map());
});

describe("what waits in a plan", () => {
  beforeEach(() => {
    waits(here, "section.medicine");
    waits(there, "section.money_stash");
    waits(here, "section.bag");
  });

  it.each([
    ["as it does", 2, []],
    // What was refused waits no longer: it is not sent again and again.
    ["failed", 2, ["failed", "failed", "failed"]],
    ["unreachable", 1, [null, null, null]],
  ] as const)(
    "is sent as a list of each contact in which it was said: %s",
    async (answer, sent, refusals) => {
      const lists = listsOf(answer);
      await sendWaiting(PLAN);
      expect(lists).toHaveLength(sent);
      for (const [contactId, fields] of lists)
        expect(fields.toSorted()).toEqual(
          contactId === here ? ["section.bag", "section.medicine"] : ["section.money_stash"],
        );
      expect(new Set(lists.map(([contactId]) => contactId)).size).toBe(sent);
      expect([...planDrafts.get().values()].map(({ refusal }) => refusal)).toEqual(refusals);
    },
  );
});
