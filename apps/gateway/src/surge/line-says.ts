import type { Language } from "@holdfast/case-schema";
import type { Waits } from "@holdfast/channel-kit";
import type { CurrentSettings, LineTextAbout, LineTextSaid, ReachRecord } from "@holdfast/db";
import { WORDINGS } from "@holdfast/outside-wordings";
import type { LeavingBy } from "../outbox/may-leave.ts";
import { decideAnswer } from "../reach/decide-answer.ts";
import { gravestOf } from "../reach/gravest-of.ts";
import { languageFor } from "../reach/language-for.ts";

/** What the line would say: about what, in whose language, and what whoever waits is told just now. */
export interface LineSaying {
  readonly about: LineTextAbout;
  readonly language: Language | null;
  readonly waits: Waits;
}

/** What is known of where it would be said. */
export interface LineSaysParts {
  readonly by: LeavingBy;
  readonly validForMs: number | null;
  readonly settings: Pick<CurrentSettings, "quietWords" | "neutralChecks" | "calls">;
  readonly clock: () => number;
}

/**
 * The line's words to somebody who waits, `null` where there are none: a partner's number that nobody keeps any more. They tell
 * nothing of who writes.
 */
export function lineWords({ about, language, waits }: LineSaying, settings: Pick<CurrentSettings, "calls">) {
  const { line } = WORDINGS[languageFor(language, settings)];
  if (about === "holding_text") return waits.areLonger ? line.longer : line.holding;
  return waits.elsewhere === null ? null : line.elsewhere.replace("{number}", waits.elsewhere);
}

/** Says it where the locks let it (CP96 to CP98), by what is known of reaching them; else the gravest reason why not. */
export function lineSays(
  text: string,
  { about }: Pick<LineSaying, "about">,
  { by, validForMs, settings, clock }: LineSaysParts,
): (record: ReachRecord) => LineTextSaid {
  return (record) => {
    const known = { record, channel: by.traits, settings, now: clock() };
    // The subject is theirs: where it alone would tell, it is left out when it leaves (G203).
    const words = { text, subject: null, senderName: by.senderName };
    const purpose = { kind: "line", isElsewhere: about === "overflow" } as const;
    const { decision } = decideAnswer(known, { words, purpose, messageId: null });
    const refusal = gravestOf(decision);
    return refusal === null ? { text, validForMs } : { refusal };
  };
}
