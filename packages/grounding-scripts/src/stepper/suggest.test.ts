import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SHIPPED } from "../library/shipped.ts";
import { Contraindication } from "../script/contraindication.ts";
import { formOf } from "../script/form.ts";
import { anySituation, AT_EASE, NOTHING_AGAINST } from "../testing/any-situation.ts";
import { holding, isCovert, type Situation } from "./situation.ts";
import { suggest, twoOutward } from "./suggest.ts";

const offered = (changed: Partial<Situation>): readonly string[] =>
  suggest(SHIPPED, { ...AT_EASE, ...changed }).offers.map(({ script }) => script);
const barsOf = (script: string, changed: Partial<Situation>): readonly string[] =>
  suggest(SHIPPED, { ...AT_EASE, ...changed })
    .left.filter((left) => left.script === script)
    .flatMap(({ bars }) => bars.map(({ because }) => because));
const inwardOf = (id: string): boolean | undefined => SHIPPED.find((script) => script.id === id)?.inward;

/** Something outward helped, nothing speaks against anything. */
const EASED: Partial<Situation> = {
  known: NOTHING_AGAINST,
  rating: 4,
  triedNow: [{ script: "senses_54321", change: "better" }],
};

describe("what is offered", () => {
  it.each<[string, Partial<Situation>, string]>([
    ["nothing is known", {}, "orient_here_now"],
    ["the past is close", { distress: ["flashback"] }, "orient_here_now"],
    ["there is panic", { distress: ["panic"] }, "senses_54321"],
    ["thoughts race", { distress: ["racing_thoughts"] }, "category_naming"],
    ["nothing is felt", { distress: ["numbness"] }, "feet_and_objects"],
    ["there is shame", { distress: ["shame"] }, "soothing_words"],
    [
      "everything is very strong, and nothing speaks against cold",
      { distress: ["very_high_arousal"], known: NOTHING_AGAINST },
      "cool_temperature",
    ],
    [
      "naming things helped before",
      { distress: ["panic"], triedBefore: [{ script: "category_naming", change: "better" }] },
      "category_naming",
    ],
    ["they ask for words", { distress: ["panic"], askedFor: ["soothing_words"] }, "soothing_words"],
    ["they ask for the square", { ...EASED, askedFor: ["box_breathing"] }, "orient_here_now"],
  ])("[GS17] when %s, this comes first", (_when, changed, first) => {
    expect(offered(changed)[0]).toBe(first);
  });

  it.each<[string, string, Partial<Situation>, readonly string[]]>([
    ["long_exhale", "nothing is known", {}, ["ask_first", "outward_first"]],
    ["long_exhale", "nothing outward was tried", { known: NOTHING_AGAINST }, ["outward_first"]],
    [
      "long_exhale",
      "what was tried did nothing",
      { ...EASED, triedNow: [{ script: "senses_54321", change: "same" }] },
      ["outward_first"],
    ],
    ["long_exhale", "it is strong still", { ...EASED, rating: 7 }, ["still_strong"]],
    [
      "long_exhale",
      "they were strangled once",
      { ...EASED, known: { ...NOTHING_AGAINST, strangulation_or_suffocation_history: true } },
      ["contraindicated"],
    ],
    ["long_exhale", "the past is close", { ...EASED, distress: ["flashback"] }, ["contraindicated"]],
    ["long_exhale", "they read it alone", { ...EASED, form: "written" }, ["nobody_sees_if_worse"]],
    ["long_exhale", "all of it is well", EASED, []],
    ["box_breathing", "nobody asked for it", EASED, ["only_on_request"]],
    ["box_breathing", "they ask for it", { ...EASED, askedFor: ["box_breathing"] }, []],
    [
      "box_breathing",
      "they ask for it and are pregnant",
      { ...EASED, askedFor: ["box_breathing"], known: { ...NOTHING_AGAINST, pregnancy: true } },
      ["contraindicated"],
    ],
    ["body_scan_short", "nobody asked for it", EASED, ["only_on_request"]],
    ["cool_temperature", "nobody asked what speaks against it", {}, ["ask_first"]],
    [
      "cool_temperature",
      "somebody may see",
      { known: NOTHING_AGAINST, watched: "yes" },
      ["contraindicated", "would_be_seen"],
    ],
    ["safe_place_image", "they are not safe", { ...EASED, safeNow: "no" }, ["needs_safety"]],
    ["safe_place_image", "nobody knows whether they are", { ...EASED, safeNow: "unknown" }, ["needs_safety"]],
    [
      "senses_54321",
      "it was worse before",
      { triedBefore: [{ script: "senses_54321", change: "worse" }] },
      ["made_worse"],
    ],
    ["senses_54321", "they drive", { known: { driving_or_moving: true } }, ["contraindicated"]],
  ])("[GS13, GS14, GS15, GS16] %s, when %s", (script, _when, changed, bars) => {
    expect(barsOf(script, changed)).toEqual(bars);
  });

  it("[GS16] a script that does not speak the language is left", () => {
    const [first, ...others] = SHIPPED;
    const english = { ...first!, wordings: { en: first!.wordings.en! } };
    const { left } = suggest([english, ...others], { ...AT_EASE, language: "fr" });
    expect(left.find(({ script }) => script === english.id)?.bars).toEqual([{ because: "not_in_language" }]);
  });

  it("[GS13, GS14] nothing is offered that anything speaks against or that has to be asked first, ever", () => {
    fc.assert(
      fc.property(anySituation, (situation) => {
        const held = holding(situation);
        const { offers, left } = suggest(SHIPPED, situation);
        expect(offers.length + left.length).toBe(SHIPPED.length);
        expect(left.every(({ bars }) => bars.length > 0)).toBe(true);
        for (const { script, skips } of offers) {
          const found = SHIPPED.find(({ id }) => id === script)!;
          expect(found.doNotUseIf.filter((code) => held.has(code))).toEqual([]);
          expect(found.askFirst.filter((code) => situation.known[code] !== false)).toEqual([]);
          expect(
            found.steps.filter(
              ({ id, skipIf }) => !skips.includes(id) && skipIf.some((code) => held.has(code)),
            ),
          ).toEqual([]);
          expect(skips.length).toBeLessThan(found.steps.length);
          expect(isCovert(situation) && !found.covert).toBe(false);
        }
      }),
    );
  });

  it("[GS17] outward comes before inward, always, and the order is one", () => {
    fc.assert(
      fc.property(anySituation, (situation) => {
        const ids = suggest(SHIPPED, situation).offers.map(({ script }) => script);
        const turns = ids.map((id) => (inwardOf(id) === true ? 1 : 0));
        expect(turns).toEqual(turns.toSorted((one, other) => one - other));
        expect(suggest(SHIPPED.toReversed(), situation).offers.map(({ script }) => script)).toEqual(ids);
      }),
    );
  });

  it("[GS10] each offer says why", () => {
    const { offers } = suggest(SHIPPED, {
      ...AT_EASE,
      distress: ["panic"],
      watched: "yes",
      triedBefore: [{ script: "senses_54321", change: "better" }],
      known: { deaf_or_hoh: true },
    });
    expect(offers[0]).toEqual({
      script: "senses_54321",
      version: "0.1.0",
      covert: true,
      skips: ["hear"],
      reasons: [
        { because: "helped_before" },
        { because: "fits", distress: ["panic"] },
        { because: "turns_outward" },
        { because: "unseen" },
        { because: "takes_s", seconds: 180 },
        { because: "rank", rank: 2 },
      ],
    });
  });

  it.each<[Partial<Situation>, boolean]>([
    [{}, false],
    [{ device: "no" }, true],
    [{ device: "not_sure" }, true],
    [{ watched: "yes" }, true],
    [{ watched: "unknown" }, true],
    [{ safeNow: "no" }, true],
    [{ safeNow: "unknown" }, true],
  ])("[GS12] what is not known to be well is taken as not well: %o", (changed, covert) => {
    expect(isCovert({ ...AT_EASE, ...changed })).toBe(covert);
  });

  it("[GS12] a safer way comes first when the device is not private", () => {
    expect(suggest(SHIPPED, { ...AT_EASE, device: "no" }).first).toBe("safer_way");
    expect(suggest(SHIPPED, { ...AT_EASE, device: "not_sure" }).first).toBeNull();
  });

  it.each([
    ["voice", false, "voice"],
    ["voice", true, "tty"],
    ["text", true, "text"],
    ["email", false, "written"],
    ["form", false, "written"],
  ] as const)("[GS11] by %s, typed %s, the words have the form %s", (medium, typed, form) => {
    expect(formOf({ medium }, typed)).toBe(form);
  });

  it("[GS18] two outward ones are left whatever is known of somebody", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...Contraindication.options)),
        fc.constantFrom(...SHIPPED.map(({ id }) => id)),
        (codes, leaving) => {
          const known = Object.fromEntries(codes.map((code) => [code, true]));
          const offers = twoOutward(SHIPPED, { ...AT_EASE, watched: "unknown", known }, leaving);
          expect(offers).toHaveLength(2);
        },
      ),
    );
  });

  it("[GS18] one that turns inward never takes the place of an outward one, even where there is no second", () => {
    const few = SHIPPED.filter(({ id }) => ["orient_here_now", "senses_54321", "long_exhale"].includes(id));
    const situation = { ...AT_EASE, ...EASED };
    expect(suggest(few, situation).offers.map(({ script }) => script)).toContain("long_exhale");
    expect(twoOutward(few, situation, "orient_here_now").map(({ script }) => script)).toEqual([
      "senses_54321",
    ]);
  });
});
