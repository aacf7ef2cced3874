import { plural, t } from "@lingui/core/macro";

/** How many clocks run that nobody on shift has, and what helps. */
export function unheldWords(count: number): string {
  return t`${plural(count, { one: "# crisis clock runs that nobody on shift has. A lead has to come on shift.", other: "# crisis clocks run that nobody on shift has. A lead has to come on shift." })}`;
}
