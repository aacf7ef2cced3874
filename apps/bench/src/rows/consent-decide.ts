import { decide, isYes, type ConsentInput } from "@holdfast/consent-policy";
import { visitInputs } from "@holdfast/consent-policy/any-input";
import { dutyOf, groundFor } from "@holdfast/consent-policy/naive-consent";
import { bareConsent } from "../baselines/bare-consent.ts";
import { alternate } from "../frame/alternate.ts";
import { compare, exact } from "../frame/figure.ts";
import type { Row } from "../frame/row.ts";

/** Inputs that one round decides, spread over all that there are. */
const INPUTS = 100_000;
const TIMES = 5;

/** Inputs that are looked through for a yes that nobody could give a reason for. */
const SWEPT = 20_000_000;

/** How many decisions a second, beside bare comparisons; and whether any of very many is a yes or a duty without a reason. */
export const consentDecide: Row = {
  number: 27,
  name: "consent-decide",
  run: async () => {
    const inputs = inputsFrom(INPUTS, 0);
    const rounds = await alternate(
      async () => perSecond(inputs, (input) => decide(input).ruleId),
      async () => perSecond(inputs, bareConsent),
    );
    const { unfounded, swept } = sweep(SWEPT, INPUTS);
    return [
      compare({
        workload: "27 consent-decide",
        unit: "decisions/s",
        better: "more",
        bar: { floor: 0.01, stretch: 0.03 },
        rounds,
      }),
      exact(
        "27 consent-decide without a reason",
        `${unfounded} of ${swept}`,
        unfounded === 0 && swept === SWEPT,
      ),
    ];
  },
};

/** So many inputs, from one place on. */
export function inputsFrom(count: number, start: number): readonly ConsentInput[] {
  const inputs: ConsentInput[] = [];
  visitInputs(count, start, (input) => inputs.push(input));
  return inputs;
}

function perSecond(inputs: readonly ConsentInput[], ruleOf: (input: ConsentInput) => string): number {
  const begun = performance.now();
  let said = 0;
  for (let time = 0; time < TIMES; time += 1) for (const input of inputs) said += ruleOf(input).length;
  if (said === 0) throw new Error("nothing was decided");
  return (inputs.length * TIMES * 1_000) / (performance.now() - begun);
}

/** Looks through so many inputs: how many say yes or name a duty for which the handbook, read the other way round, has no reason. */
export function sweep(count: number, start: number): { readonly unfounded: number; readonly swept: number } {
  let unfounded = 0;
  let swept = 0;
  visitInputs(count, start, (input) => {
    const { outcome } = decide(input);
    swept += 1;
    if (
      isYes(outcome) !== (groundFor(input) !== null) ||
      (outcome === "required") !== (dutyOf(input) !== null)
    )
      unfounded += 1;
  });
  return { unfounded, swept };
}
