import type { CallGround } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { clockWords } from "../text/time-words.ts";
import type { PartyGround } from "./ground-documents.ts";

/** What a call stands on, for whoever has to say it before the call. */
export function groundWords(ground: CallGround): string {
  return {
    nothing_told: t`nothing about the person`,
    they_speak: t`the person is on the line and speaks for themself`,
    decided: t`what was decided just now`,
    help_first: t`what help needs`,
  }[ground];
}

/** On what a call stood, for whoever reads of it afterwards. */
export function stoodOnWords(said: PartyGround["ground"], now: number): string {
  if (said === null) return t`Nobody said what they may be told.`;
  switch (said.ground) {
    case "decided":
      return t`Told by a decision, named at ${clockWords(said.at, now)}.`;
    case "nothing_told":
      return t`Called to be told nothing about the person.`;
    case "they_speak":
      return t`The person spoke for themself.`;
    case "help_first":
      return t`Help was called first; no decision is named yet of what it was told.`;
  }
}
