import "./call-texts.ts";
import { t } from "@lingui/core/macro";

/** How many calls to people somebody answered, or a machine, as whoever called said it. */
export interface CalledBack {
  readonly person: number;
  readonly left: number;
  readonly notLeft: number;
  readonly somethingElse: number;
  readonly unsaid: number;
}

/** Each count with its name; what should not be, or nobody said, is there where there is any. */
export function calledBackWords({
  person,
  left,
  notLeft,
  somethingElse,
  unsaid,
}: CalledBack): readonly (readonly [name: string, count: number])[] {
  return [
    [t`Called them: somebody answered`, person],
    [t`Called them: a machine, words left`, left],
    [t`Called them: a machine, nothing left`, notLeft],
    ...(somethingElse === 0
      ? []
      : [[t`Called them: a machine, something else left`, somethingElse] as const]),
    ...(unsaid === 0 ? [] : [[t`Called them: a machine, not said what was left`, unsaid] as const]),
  ];
}
