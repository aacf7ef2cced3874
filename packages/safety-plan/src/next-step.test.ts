import { describe, expect, it } from "vitest";
import { mergeEdits } from "./apply-edit.ts";
import { nextStep } from "./next-step.ts";
import { ForWhom, PlanPhase } from "./plan-words.ts";
import { Question } from "./questions.ts";
import { PHASE_SECTIONS, sectionsOf } from "./sections.ts";
import type { SafetyPlan } from "./safety-plan.ts";
import { answer, editOf, emptyPlan, SINCE, skip, WELL } from "./testing/any-edit.ts";

const after = (...edits: Parameters<typeof mergeEdits>[1]): SafetyPlan => {
  const { plan, left } = mergeEdits(emptyPlan(), edits, SINCE);
  expect(left).toEqual([]);
  return plan;
};
const upTo = (question: Question): readonly Question[] =>
  Question.options.slice(0, Question.options.indexOf(question));

describe("the first questions", () => {
  it("[SP10] are these ten, in this order", () => {
    expect(Question.options).toEqual([
      "device_safe",
      "alone",
      "reconnect",
      "where",
      "how_long",
      "on_foot",
      "transport",
      "with",
      "injury",
      "weapons_watch",
    ]);
  });

  it.each(Question.options)("[SP10] %s comes when those before it were answered", (question) => {
    const plan = after(...upTo(question).map((each) => answer(each, WELL[each])));
    expect(nextStep(plan, SINCE)).toEqual({ step: "ask", question });
  });

  it.each(Question.options)("[SP11] %s comes when those before it were passed by", (question) => {
    const plan = after(...upTo(question).map(skip));
    expect(nextStep(plan, SINCE)).toEqual({ step: "ask", question });
  });

  it("[SP10] after the last of them the plan is written", () => {
    const plan = after(...Question.options.map(skip), editOf("phase", "leaving"));
    expect(nextStep(plan, SINCE)).toEqual({ step: "write", sections: PHASE_SECTIONS.leaving });
  });

  it("[SP10] where nobody said where they stand, they are taken to be in the situation", () => {
    const plan = after(...Question.options.map(skip));
    expect(nextStep(plan, SINCE)).toEqual({ step: "write", sections: PHASE_SECTIONS.in_situation });
  });
});

describe("when it is not safe", () => {
  it("[SP12] a device that is not private goes straight to closing, and only how to be reached is asked", () => {
    const closing = after(answer("device_safe", "no"));
    expect(nextStep(closing, SINCE)).toEqual({ step: "close", because: "device_safe", ask: "reconnect" });
    const agreed = after(answer("device_safe", "no"), answer("reconnect", { what: "never_contact" }));
    expect(nextStep(agreed, SINCE)).toEqual({ step: "close", because: "device_safe", ask: null });
  });

  it("[SP12] so does somebody beside them", () => {
    const closing = after(answer("device_safe", "yes"), answer("alone", "not_alone"));
    expect(nextStep(closing, SINCE)).toMatchObject({ step: "close", because: "alone" });
  });

  it.each([
    [answer("device_safe", "not_sure")],
    [answer("device_safe", "yes"), answer("alone", "may_be_heard")],
    [answer("device_safe", "yes"), answer("alone", "may_be_seen")],
    [skip("device_safe")],
  ])("[SP12] what is only in doubt does not end it", (...edits) => {
    expect(nextStep(after(...edits), SINCE).step).toBe("ask");
  });

  it("[SP12] once it is safe again it goes on where it was", () => {
    const plan = after(answer("device_safe", "no"), answer("device_safe", "yes", { basedOn: 1 }));
    expect(nextStep(plan, SINCE)).toEqual({ step: "ask", question: "alone" });
  });
});

it("[SP13] in the next contact the device and being alone are asked anew, and nothing else", () => {
  const plan = after(...Question.options.map((each) => answer(each, WELL[each])));
  const next = "2026-11-29T09:00:00Z";
  expect(nextStep(plan, next)).toEqual({ step: "ask", question: "device_safe" });
  const again = { at: "2026-11-29T09:01:00Z", basedOn: 1 };
  const asked = mergeEdits(
    plan,
    [answer("device_safe", "yes", again), answer("alone", "alone", again)],
    next,
  );
  expect(asked.left).toEqual([]);
  expect(nextStep(asked.plan, next).step).toBe("write");
});

it("[SP13] that it was not safe in an earlier contact does not end this one", () => {
  const plan = after(answer("device_safe", "no"));
  expect(nextStep(plan, "2026-11-29T09:00:00Z")).toEqual({ step: "ask", question: "device_safe" });
});

describe("what a plan is about", () => {
  it.each(PlanPhase.options)(
    "[SP20] somebody's own plan has parts of its own when they are at %s",
    (phase) => {
      const sections = sectionsOf("self", phase);
      expect(sections.length).toBeGreaterThanOrEqual(8);
      expect(new Set(sections).size).toBe(sections.length);
    },
  );

  it.each(ForWhom.options.filter((each) => each !== "self"))(
    "[SP21] for %s no part of the person's own plan is there, wherever they stand",
    (forWhom) => {
      const own = Object.values(PHASE_SECTIONS).flat();
      for (const phase of PlanPhase.options)
        expect(sectionsOf(forWhom, phase).filter((section) => own.includes(section))).toEqual([]);
    },
  );
});
