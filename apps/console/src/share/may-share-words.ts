import { plural, t } from "@lingui/core/macro";
import { clockWords } from "../text/time-words.ts";
import type { MayShare } from "./may-share.ts";

/** What may be shared, as the header says it. */
export function mayShareWords({ recipients, until }: MayShare, now: number): string {
  if (recipients === 0 || until === null) return t`nothing yet`;
  const end = clockWords(until, now);
  return t`${plural(recipients, {
    one: `with # recipient, until ${end}`,
    other: `with # recipients, until ${end}`,
  })}`;
}
