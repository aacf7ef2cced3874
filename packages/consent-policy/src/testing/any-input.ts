import { INPUT_NAMES, INPUTS, type ConsentInput } from "../input.ts";

/** How many inputs there are: every value of every name beside every other. */
export const INPUT_COUNT = INPUT_NAMES.reduce((count, name) => count * INPUTS[name].length, 1);

// A prime that shares nothing with the sizes, near the golden section of the whole, so that any run of steps is spread evenly.
const STRIDE = 1_569_999_991;

/** The input of this number, from 0 until before `INPUT_COUNT`: each number is another one. */
export function inputOf(number: number): ConsentInput {
  let rest = number;
  const next = <Value>(values: readonly Value[]): Value => {
    const at = rest % values.length;
    rest = (rest - at) / values.length;
    return values[at] as Value;
  };
  // Written out, so that all inputs are of one shape and a million of them take no time.
  return {
    trigger: next(INPUTS.trigger),
    recipient_type: next(INPUTS.recipient_type),
    data_classes: next(INPUTS.data_classes),
    subject_age: next(INPUTS.subject_age),
    subject_role: next(INPUTS.subject_role),
    consent_state: next(INPUTS.consent_state),
    consent_covers: next(INPUTS.consent_covers),
    written_required: next(INPUTS.written_required),
    risk: next(INPUTS.risk),
    minor_harm: next(INPUTS.minor_harm),
    vulnerable_adult: next(INPUTS.vulnerable_adult),
    duty_to_warn: next(INPUTS.duty_to_warn),
    person_present_three_way: next(INPUTS.person_present_three_way),
    adult_tip_policy: next(INPUTS.adult_tip_policy),
    role_has_need_to_know: next(INPUTS.role_has_need_to_know),
  };
}

/** Visits so many inputs, each once, from `start` on in steps that are spread evenly over all. */
export function visitInputs(count: number, start: number, visit: (input: ConsentInput) => void): void {
  let number = start % INPUT_COUNT;
  for (let visited = 0; visited < count; visited += 1) {
    visit(inputOf(number));
    number = (number + STRIDE) % INPUT_COUNT;
  }
}
