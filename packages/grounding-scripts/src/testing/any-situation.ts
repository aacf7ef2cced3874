import { Language } from "@holdfast/case-schema";
import fc from "fast-check";
import { SHIPPED } from "../library/shipped.ts";
import { Contraindication } from "../script/contraindication.ts";
import { Distress } from "../script/distress.ts";
import { Form } from "../script/form.ts";
import type { Situation } from "../stepper/situation.ts";

const anyScript = fc.constantFrom(...SHIPPED.map(({ id }) => id));
const anyTried = fc.record({
  script: anyScript,
  change: fc.constantFrom("better", "same", "worse", "unknown"),
} as const);

/** Any situation that there can be. */
export const anySituation: fc.Arbitrary<Situation> = fc.record({
  language: fc.constantFrom(...Language.options),
  form: fc.constantFrom(...Form.options),
  distress: fc.uniqueArray(fc.constantFrom(...Distress.options), { maxLength: 3 }),
  rating: fc.option(fc.integer({ min: 0, max: 10 })),
  device: fc.constantFrom("yes", "no", "not_sure"),
  watched: fc.constantFrom("no", "yes", "unknown"),
  safeNow: fc.constantFrom("yes", "no", "unknown"),
  known: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...Contraindication.options), fc.boolean()), {
      selector: ([code]) => code,
    })
    .map((pairs) => Object.fromEntries(pairs)),
  triedNow: fc.array(anyTried, { maxLength: 3 }),
  triedBefore: fc.array(anyTried, { maxLength: 3 }),
  askedFor: fc.uniqueArray(anyScript, { maxLength: 2 }),
} as const);

/** Somebody who is alone on a private device, safe, and of whom nothing else is known. */
export const AT_EASE: Situation = {
  language: "en",
  form: "voice",
  distress: [],
  rating: null,
  device: "yes",
  watched: "no",
  safeNow: "yes",
  known: {},
  triedNow: [],
  triedBefore: [],
  askedFor: [],
};

/** Nothing speaks against anything, and all of it was asked. */
export const NOTHING_AGAINST: Situation["known"] = Object.fromEntries(
  Contraindication.options.map((code) => [code, false]),
);
