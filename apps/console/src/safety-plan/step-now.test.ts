import { describe, expect, it } from "vitest";
import { CASE, ROSA } from "../case/case.fixture.ts";
import { dana } from "../queue/row.fixture.ts";
import type { PlanData } from "./plan-documents.ts";
import type { KeptPlanDraft } from "./plan-drafts.ts";
import { PLAN, SINCE } from "./plan.fixture.ts";
import { inOrder, stepNow } from "./step-now.ts";

const facts: PlanData["facts"] = {
  id: PLAN,
  personId: ROSA,
  forWhom: "self",
  revision: 1,
  begunAt: SINCE,
  begunBy: { name: "Dana" },
  isForgotten: false,
};
const field = (name: string, value: unknown, saidAt = SINCE + 1, isReadable = true) => ({
  name,
  value: { kind: "answered", value },
  version: 1,
  saidAt,
  isReadable,
  by: { id: dana.id, name: dana.name },
});
const draft = (
  name: "first.device_safe" | "first.alone",
  value: string,
  over: Partial<KeptPlanDraft> = {},
) => ({
  place: { planId: PLAN, contactId: CASE, field: name },
  typed: { kind: "answered", value },
  seen: { value: null, revision: 0, by: "", at: 0 },
  phase: "unsaved" as const,
  theirs: null,
  refusal: null,
  saidAt: SINCE + 2,
  ...over,
});
const asked = (fields: PlanData["fields"], drafts: readonly KeptPlanDraft[] = []) =>
  stepNow({ facts, fields, since: SINCE }, drafts, SINCE + 5);

describe("what comes next", () => {
  it("goes by what stands in the plan, and by what waits here to be sent", () => {
    expect(asked([])).toEqual({ step: "ask", question: "device_safe" });
    expect(asked([field("first.device_safe", "yes")], [draft("first.alone", "alone")])).toEqual({
      step: "ask",
      question: "reconnect",
    });
    expect(asked([field("first.device_safe", "yes")], [draft("first.alone", "not_alone")])).toMatchObject({
      step: "close",
      because: "alone",
    });
  });

  it.each<[string, Partial<KeptPlanDraft>]>([
    ["is being typed", { phase: "typing" }],
    ["was refused", { refusal: "closing" }],
    ["stands beside another", { theirs: { value: null, revision: 1, by: "Marta", at: 0 } }],
  ])("is not changed by what %s", (_what, over) => {
    expect(asked([], [draft("first.device_safe", "yes", over)])).toEqual({
      step: "ask",
      question: "device_safe",
    });
  });

  it("asks anew what was said in an earlier contact, or cannot be read", () => {
    expect(asked([field("first.device_safe", "yes", SINCE - 1)])).toMatchObject({ question: "device_safe" });
    expect(asked([field("first.device_safe", "yes", SINCE + 1, false)])).toMatchObject({
      question: "device_safe",
    });
  });
});

it("what waits is sent in the order of the questions, then the rest", () => {
  expect(
    (["section.bag", "first.where", "first.device_safe", "first.alone"] as const).toSorted(inOrder),
  ).toEqual(["first.device_safe", "first.alone", "first.where", "section.bag"]);
});
