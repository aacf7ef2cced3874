import type { ContactId, Lane, Language, Speaker } from "@holdfast/case-schema";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { serverNow } from "../clock/server-clock.ts";
import { move, type Move } from "../contact/moves.ts";
import { hasThisWords } from "../queue/row-words.ts";
import { languageWords } from "../text/domain-words.ts";
import { createStore } from "../store/store.ts";
import { clockWords } from "../text/time-words.ts";
import { laneWords, speakerWords } from "./triage-words.ts";

/** What can be found of a contact, one fact at a time. */
export type Finding =
  | { readonly kind: "lane"; readonly lane: Lane }
  | { readonly kind: "speaker"; readonly speaker: Speaker }
  | { readonly kind: "language"; readonly language: Language }
  /** `null` brings it back at once. */
  | { readonly kind: "set_aside"; readonly until: number | null };

/** What was refused last, of which contact and version: a newer row speaks for itself. */
export const refused = createStore<{
  readonly id: ContactId;
  readonly version: number;
  readonly words: string;
} | null>(null);

/** Why the last finding was not kept, while that still says more than the row does. */
export function refusalOf(row: QueueRow, last: ReturnType<typeof refused.get>): string | null {
  return last !== null && last.id === row.id && last.version >= row.version ? last.words : null;
}

/** Keeps what was found, against the version that was seen, and says what came of it. */
export async function judge(row: QueueRow, finding: Finding): Promise<void> {
  const outcome = await move(row.id, row.version, moveOf(finding));
  const words =
    outcome.kind === "moved"
      ? doneWords(row.number, finding)
      : outcome.kind === "taken"
        ? hasThisWords(outcome.by, outcome.since, serverNow())
        : outcome.words;
  refused.set(outcome.kind === "moved" ? null : { id: row.id, version: row.version, words });
  announce({ kind: `triage:${row.id}`, urgency: "polite", words: () => words });
}

function moveOf(finding: Finding): Move {
  switch (finding.kind) {
    case "lane":
      return { kind: "triage", lane: finding.lane };
    case "speaker":
      return { kind: "triage", speaker: finding.speaker };
    case "language":
      return { kind: "triage", language: finding.language };
    case "set_aside":
      return finding;
  }
}

function doneWords(number: number, finding: Finding): string {
  const contact = String(number);
  switch (finding.kind) {
    case "lane": {
      const lane = laneWords(finding.lane);
      return t`Contact ${contact}: ${lane}.`;
    }
    case "speaker": {
      const speaker = speakerWords(finding.speaker);
      return t`Contact ${contact}: ${speaker} is speaking.`;
    }
    case "language": {
      const language = languageWords(finding.language);
      return t`Contact ${contact}: ${language}.`;
    }
    case "set_aside": {
      if (finding.until === null) return t`Contact ${contact} is back.`;
      const clock = clockWords(finding.until, serverNow());
      return t`Contact ${contact} is set aside until ${clock}.`;
    }
  }
}
