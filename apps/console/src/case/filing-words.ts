import { plural, t } from "@lingui/core/macro";
import { failureWords } from "../contact/moves.ts";
import type { CameProblem } from "./came-draft.ts";
import type { CasesForContact } from "./case-choice-documents.ts";
import type { FilingData } from "./filing-documents.ts";
import { proofWords, representativeWords } from "./role-words.ts";

/** Why a contact is not filed as it was wanted. */
export type NotFiled =
  | {
      readonly kind:
        | "overtaken"
        | "people"
        | "value"
        | "full"
        | "not_found"
        | "signed_out"
        | "unreachable"
        | "failed";
    }
  | { readonly kind: "not_holder"; readonly holder: string | null };

export function notFiledWords(why: NotFiled): string {
  switch (why.kind) {
    case "overtaken":
      return t`Not filed: somebody filed it otherwise meanwhile. Look at how it stands now, and decide again.`;
    case "people":
      return t`Not filed: somebody whom you named is not in that case.`;
    case "value":
      return t`Not filed: who speaks, or for whom, cannot be told like this.`;
    case "full":
      return t`Not filed: that case holds as many people as a case can.`;
    case "not_holder": {
      const { holder } = why;
      return holder === null
        ? t`Not filed: only whoever has this contact files it, and once it is closed a shift lead on shift.`
        : t`Not filed: ${holder} has this contact, and files it.`;
    }
    case "not_found":
      return t`Not filed: there is no such case, or it is not yours.`;
    case "signed_out":
    case "unreachable":
    case "failed":
      return failureWords(why.kind);
  }
}

/** What was done, for whoever cannot see it. */
export function filedWords(deed: "new" | "there" | "out"): string {
  return {
    new: t`Filed in a new case.`,
    there: t`Filed in that case.`,
    out: t`It is in no case any more. That it was stays known.`,
  }[deed];
}

/** What is missing before something can be filed. */
export function cameProblemWords(because: CameProblem): string {
  return {
    who_speaks: t`Choose who speaks.`,
    for_whom: t`Say for whom they speak: at least one.`,
    count: t`How many are new has to be a number, and no more than a case can hold.`,
  }[because];
}

type Suggested = CasesForContact["casesForContact"]["cases"][number];

/** On what ground a case is suggested. */
export function groundWords(ground: Suggested["grounds"][number]): string {
  return {
    same_address: t`The same number or address wrote to it.`,
    same_venue: t`The same place is named in it.`,
  }[ground];
}

/** Who speaks in a contact that is filed; the people by what they are called. */
export function cameWords(came: FilingData["came"], called: (personId: string) => string): string {
  if (came === null) return t`Who speaks here is damaged.`;
  if (came.kind === "unknown") return t`Who speaks here is not said.`;
  const who = came.person === null ? null : called(came.person);
  if (came.kind === "person") return who === null ? t`Who speaks here is not said.` : t`${who} speaks here.`;
  const as = representativeWords(came.as ?? "other");
  const proof = proofWords(came.proof ?? "none");
  const people = came.people.map(called).join(", ");
  const count = came.people.length;
  const forWhom = t`${plural(count, { one: `for ${people}`, other: `for # people: ${people}` })}`;
  return who === null
    ? t`${as}, ${forWhom}. Shown: ${proof}.`
    : t`${who}, ${as}, ${forWhom}. Shown: ${proof}.`;
}
