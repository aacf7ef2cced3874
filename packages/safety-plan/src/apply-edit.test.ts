import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdit, mergeEdits, type Edited, type EditRefusal, type PlanEdit } from "./apply-edit.ts";
import { Question } from "./questions.ts";
import { SafetyPlan } from "./safety-plan.ts";
import {
  answer,
  anyEdit,
  DANA,
  editOf,
  emptyPlan,
  LATER,
  MARTA,
  SINCE,
  skip,
  WELL,
} from "./testing/any-edit.ts";

const ADDRESS = {
  precision: "address",
  country: "US",
  region: "US-TX",
  city: "Springfield",
  name: null,
  street: "1 Elm Street",
  postalCode: null,
};
const refusal = (edited: Edited): EditRefusal | null => (edited.kind === "refused" ? edited.because : null);
const planAfter = (...edits: readonly PlanEdit[]): SafetyPlan => mergeEdits(emptyPlan(), edits, SINCE).plan;

describe("the order is locked", () => {
  it("[SP14] a question is not answered before those that come first", () => {
    for (const [place, question] of Question.options.entries())
      for (const later of Question.options.slice(place + 1)) {
        const plan = planAfter(...Question.options.slice(0, place).map(skip));
        expect(
          refusal(applyEdit(plan, answer(later, WELL[later]), SINCE)),
          `${later} before ${question}`,
        ).toBe("asked_too_early");
      }
  });

  it("[SP14] any earlier answer may be changed", () => {
    const plan = planAfter(...Question.options.map(skip));
    for (const question of Question.options)
      expect(applyEdit(plan, answer(question, WELL[question], { basedOn: 1 }), SINCE).kind).toBe("changed");
  });

  it.each(Question.options.filter((each) => !["device_safe", "alone", "reconnect"].includes(each)))(
    "[SP12] once it is not safe, %s is not asked",
    (question) => {
      const plan = planAfter(answer("device_safe", "no"));
      expect(refusal(applyEdit(plan, answer(question, WELL[question]), SINCE))).toBe("closing");
    },
  );

  it("[SP12] nor is an answer changed that was given before", () => {
    const plan = planAfter(...Question.options.map(skip), answer("alone", "not_alone", { basedOn: 1 }));
    expect(refusal(applyEdit(plan, answer("injury", "none", { basedOn: 1 }), SINCE))).toBe("closing");
  });

  it.each([
    ["is known to be private", answer("device_safe", "yes"), null],
    ["may not be", answer("device_safe", "not_sure"), "too_exact"],
    ["was passed by", skip("device_safe"), "too_exact"],
  ] as const)("[SP15] an address, when the device %s", (_what, device, because) => {
    const plan = planAfter(device, skip("alone"), skip("reconnect"));
    expect(refusal(applyEdit(plan, answer("where", ADDRESS), SINCE))).toBe(because);
    expect(refusal(applyEdit(plan, answer("where", WELL.where), SINCE))).toBeNull();
  });

  it.each([
    ["a town alone", { precision: "city", country: null, region: null, city: "Springfield" }, null],
    ["no town", { precision: "city", country: null, region: null, city: " " }, "not_a_value"],
    [
      "a region of no country",
      { precision: "city", country: null, region: "US-TX", city: "Springfield" },
      "not_a_value",
    ],
    ["an address in no country", { ...ADDRESS, country: null }, "not_a_value"],
  ] as const)("[SP42] where they are is answered by %s or not", (_what, where, because) => {
    const plan = planAfter(answer("device_safe", "yes"), skip("alone"), skip("reconnect"));
    expect(refusal(applyEdit(plan, answer("where", where), SINCE))).toBe(because);
  });
});

describe("an edit", () => {
  it("[SP2, SP30] is kept with its date, its writer and its count", () => {
    const plan = planAfter(
      editOf("section.bag", "keys"),
      editOf("section.bag", "keys, papers", { basedOn: 1, by: MARTA }),
    );
    expect(plan.fields).toEqual({
      "section.bag": { value: "keys, papers", version: 2, at: LATER, by: MARTA },
    });
  });

  it("[SP31] of a field that somebody else changed since is handed back beside theirs", () => {
    const plan = planAfter(editOf("section.bag", "keys"));
    expect(applyEdit(plan, editOf("section.bag", "shoes", { by: MARTA }), SINCE)).toEqual({
      kind: "conflict",
      field: "section.bag",
      theirs: { value: "keys", version: 1, at: LATER, by: DANA },
    });
  });

  it("[SP31] that says the same is none", () => {
    const plan = planAfter(editOf("section.bag", "keys"));
    expect(applyEdit(plan, editOf("section.bag", "keys", { by: MARTA }), SINCE)).toEqual({
      kind: "same",
      plan,
    });
  });

  it("[SP13, SP31] that answers a question as before dates it anew", () => {
    const plan = planAfter(answer("device_safe", "yes"));
    const again = applyEdit(
      plan,
      answer("device_safe", "yes", { basedOn: 1, at: "2026-11-28T12:09:00Z" }),
      SINCE,
    );
    expect(again).toMatchObject({
      kind: "changed",
      plan: { fields: { "first.device_safe": { version: 2, at: "2026-11-28T12:09:00Z" } } },
    });
  });

  it.each<[string, PlanEdit, EditRefusal]>([
    ["of no field", editOf("phase", "leaving", { field: "section.nothing" }), "no_such_field"],
    ["of what every object has", editOf("phase", "leaving", { field: "constructor" }), "no_such_field"],
    ["that is no value", editOf("phase", "gone"), "not_a_value"],
    ["with words without end", editOf("cover_story", "a".repeat(4001)), "not_a_value"],
    ["of two that cannot be together", answer("device_safe", "perhaps"), "not_a_value"],
    ["at no time", editOf("phase", "leaving", { at: "yesterday" }), "not_a_value"],
    ["of a version that never was", editOf("phase", "leaving", { basedOn: 2 }), "nothing_to_change"],
    ["of somebody else's plan", editOf("section.what_they_saw", "a van"), "not_of_this_plan"],
  ])("[SP1, SP30] %s is refused", (_what, edit, because) => {
    expect(refusal(applyEdit(emptyPlan(), edit, SINCE))).toBe(because);
  });

  it("[SP21] a friend's plan takes what the friend saw, and no route out", () => {
    const plan = emptyPlan("friend");
    expect(applyEdit(plan, editOf("section.what_they_saw", "a van"), SINCE).kind).toBe("changed");
    expect(refusal(applyEdit(plan, editOf("section.route_and_rehearsal", "the back door"), SINCE))).toBe(
      "not_of_this_plan",
    );
    const smuggled = { ...plan, fields: planAfter(editOf("section.bag", "keys")).fields };
    expect(SafetyPlan.safeParse(smuggled).success).toBe(false);
  });

  it.each([
    ["transport", ["none", "own_vehicle"], false],
    ["transport", ["own_vehicle", "own_vehicle"], false],
    ["transport", [], false],
    ["weapons_watch", ["unknown", "guards"], false],
    ["weapons_watch", ["unknown"], true],
    ["with", [], true],
    ["how_long", { kind: "minutes", minutes: 0 }, false],
    ["reconnect", { what: "you_may_text_at" }, false],
  ] as const)("[SP1] of %s as %o, taken: %s", (question, value, taken) => {
    const plan = planAfter(...Question.options.map(skip));
    expect(applyEdit(plan, answer(question, value, { basedOn: 1 }), SINCE).kind === "changed").toBe(taken);
  });
});

describe("two who write at once", () => {
  it("[SP32] never lose a word: each edit is in the plan, says what is there, or is handed back", () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 12 }), (edits) => {
        let plan = emptyPlan();
        for (const edit of edits) {
          const before = plan;
          const edited = applyEdit(plan, edit, SINCE);
          if (edited.kind === "changed" || edited.kind === "same") plan = edited.plan;
          const changed = Object.keys(plan.fields).filter(
            (name) =>
              JSON.stringify(plan.fields[name as "phase"]) !== JSON.stringify(before.fields[name as "phase"]),
          );
          expect(changed).toEqual(edited.kind === "changed" ? [edit.field] : []);
        }
        expect(SafetyPlan.safeParse(plan).success).toBe(true);
      }),
    );
  });

  it("[SP32] of different fields come to the same plan, whoever is first", () => {
    fc.assert(
      fc.property(anyEdit, anyEdit, (one, other) => {
        fc.pre(one.field !== other.field);
        const forth = mergeEdits(emptyPlan(), [one, other], SINCE);
        const back = mergeEdits(emptyPlan(), [other, one], SINCE);
        expect(back.plan).toEqual(forth.plan);
        expect(back.left.toReversed()).toEqual(forth.left);
      }),
    );
  });

  it("[SP33] an edit that is not taken stops none of the others", () => {
    const { plan, left } = mergeEdits(
      emptyPlan(),
      [
        editOf("section.bag", "keys"),
        editOf("phase", "gone"),
        editOf("section.bag", "shoes"),
        editOf("section.pets", "a cat"),
      ],
      SINCE,
    );
    expect(Object.keys(plan.fields)).toEqual(["section.bag", "section.pets"]);
    expect(left.map(({ because }) => because.kind)).toEqual(["refused", "conflict"]);
  });
});
