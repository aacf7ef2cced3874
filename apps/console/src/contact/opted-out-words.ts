import type { Medium } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { clockWords } from "../text/time-words.ts";

/** That somebody said stop, since when, and what can still be done: the lock on the reply says it in full. */
export function optedOutWords(medium: Medium, since: number | null, now: number): string {
  const stopped =
    since === null ? t`They asked us to stop.` : t`They asked us to stop at ${clockWords(since, now)}.`;
  const back =
    medium === "text"
      ? t`They can still write, and you will see it here. If they text START, you can answer again.`
      : t`They can still write, and you will see it here. Once they ask to hear from us again, you can answer.`;
  return `${stopped} ${t`Nothing can be sent to them.`} ${back} ${t`You can leave a note.`}`;
}
