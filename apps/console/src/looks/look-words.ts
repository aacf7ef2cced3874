import { t } from "@lingui/core/macro";
import { automaticWords } from "../mail/automatic-words.ts";
import { clockWords } from "../text/time-words.ts";
import type { Look } from "./look-list.ts";
import type { Decided, Verdict } from "./looks.ts";

/** Why a message is to be looked at. */
export function reasonWords({ reason, automatic }: Pick<Look, "reason" | "automatic">): string {
  switch (reason) {
    case "unreadable":
      return t`It could not be read.`;
    case "partly":
      return t`It could not be read whole.`;
    case "machine": {
      const what = automatic === null ? t`A machine seems to have written it` : automaticWords(automatic);
      return t`Came when the contact was closed. ${what}.`;
    }
  }
}

/** What came of saying what a message of a contact is. */
export function decidedWords(number: number, verdict: Verdict, decided: Decided, now: number): string {
  const contact = String(number);
  switch (decided.kind) {
    case "done":
      return verdict === "person"
        ? t`Contact ${contact} is in the queue, as a person who waits for an answer.`
        : t`Contact ${contact}: taken off this list.`;
    case "already": {
      const { by } = decided;
      const clock = clockWords(decided.at, now);
      return decided.verdict === "person"
        ? t`Contact ${contact}: ${by} said at ${clock} that a person wrote it. It is in the queue.`
        : t`Contact ${contact}: ${by} took it off this list at ${clock}. Nothing was changed.`;
    }
    case "elsewhere": {
      const other = String(decided.number);
      return t`They wrote again: contact ${other} of theirs is open. Nothing was changed.`;
    }
    case "gone":
      return t`Contact ${contact}: they took back what they wrote.`;
    case "unreachable":
      return t`The gateway did not answer. It is not known whether this was done.`;
    case "failed":
      return t`This did not work.`;
  }
}
