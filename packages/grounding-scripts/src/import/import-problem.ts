import type { ScriptProblem } from "../lint/lint-script.ts";
import type { ShapeCode } from "../script/shape-problems.ts";

/** Why a file of scripts cannot be taken, and where in it. */
export interface ImportProblem {
  readonly code:
    | "too_large"
    | "not_json"
    | "not_this_format"
    | "newer_format"
    | "no_scripts"
    | "too_many"
    | "invalid"
    | "version_twice"
    | "version_not_newer"
    | ShapeCode
    | ScriptProblem["code"];
  /** The way into the file, or into a script and its words: `scripts`, its place, then its parts. */
  readonly at: readonly (string | number)[];
}

const SENTENCES: Readonly<Record<ImportProblem["code"], string>> = {
  too_large: "The file is larger than 2 MB.",
  not_json: "The file is not JSON.",
  not_this_format: "The file does not say that it holds grounding scripts.",
  newer_format: "The file was written by a later release.",
  no_scripts: "The file holds no script.",
  too_many: "The file holds more than 100 scripts.",
  invalid: "This part is missing, of the wrong kind, or not known here.",
  version_twice: "Two scripts of the file have the same name and version.",
  version_not_newer: "A version that is as new, or newer, is kept already. Give it a higher number.",
  step_twice: "Two steps have the same name.",
  no_step_for_all: "Each step is left out for somebody, so that nothing may be left.",
  ask_first_not_in_do_not_use: "What is asked first has to be among what speaks against the script.",
  shorter_than_shortest: "The usual time is shorter than the shortest.",
  no_language: "The script speaks no language.",
  steps_differ: "The wording does not have the steps of the script.",
  covert_missing: "A script that can be done unseen needs a covert wording here.",
  covert_not_meant: "A script that cannot be done unseen has a covert wording here.",
  no_exit: "A step has to end when it gets worse, when it is silent, and when it is interrupted.",
  holds_breath: "The breath is held, which is only for scripts that are asked for and not for everybody.",
  covert_or_safe: "A script that cannot be done unseen needs the person to be safe now.",
  inward_without_bars:
    "A script that turns inward is not for dissociation, psychosis or driving, and has to say so.",
  hard_to_read: "The words are harder to read than a script may be.",
  longer_than_one_text: "The words do not fit into one text message.",
  several_instructions: "A text asks for more than one thing.",
  several_sentences: "More than two sentences are spoken at a time.",
  no_ga: "What is typed on a call ends with GA.",
  emoji_on_tty: "A text telephone has no emoji.",
  unknown_place: "Only {today} is filled in.",
  invites_opt_out: "The words ask for a word that opts out.",
  quiet_word: "The words say who writes or about what, or lead somewhere.",
  covert_asks: "A covert wording asks nothing.",
  closes_eyes: "Eyes stay open, or as they choose, and both have to be said to be as good.",
  tells_calm: "The words tell somebody to relax, or that they are safe.",
  orders: "The words order, where they could offer.",
  names_body_part: "Only hands, shoulders and feet are named.",
  is_religious: "The words speak of faith, which is the person's to bring.",
  asks_where: "The words ask where somebody is.",
};

/** A problem in a sentence for whoever wrote the file. It blames nobody and repeats nothing of the file but its own names. */
export function problemText({ code, at }: ImportProblem): string {
  return at.length === 0 ? SENTENCES[code] : `${at.join(" > ")}: ${SENTENCES[code]}`;
}
