import type { ContactStatus } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import type { NotFoundBecause } from "./found-list.ts";
import type { SearchKind, SearchMissing } from "./search-question.ts";

/** As what it can be looked for, in the order of the choice. */
export function kindWords(): Readonly<Record<SearchKind, string>> {
  return {
    words: t`Words`,
    address: t`Address`,
    code: t`Code`,
    number: t`Number`,
    name: t`Name`,
  };
}

/** What is to be typed. */
export function soughtWords(kind: SearchKind): string {
  return {
    words: t`Words that were said or written, all of them`,
    address: t`Telephone number or mail address, all of it`,
    code: t`The code that somebody comes back with`,
    number: t`Number of a contact or a case`,
    name: t`Name of somebody in a case, as much of it as is known, by whole words`,
  }[kind];
}

/** What is missing before anything can be looked for. */
export function missingWords(missing: SearchMissing): string {
  return {
    nothing: t`Write what to look for.`,
    short: t`Nobody is found by that: words have three letters or more, and are not such as stand in nearly every text.`,
    number: t`Write the number, as it stands on the contact or the case.`,
    nowhere: t`Choose what to look through.`,
    unnamed: t`Names are of people in cases: look through those, too.`,
    days: t`The first day is after the last.`,
  }[missing];
}

/** Why nothing came, of one list. */
export function lostWords(because: NotFoundBecause, kind: SearchKind): string {
  switch (because) {
    case "none_sought":
      return noneSoughtWords(kind);
    case "too_often":
      return t`That is more than anybody may search within a minute. Nothing was looked for; wait a moment.`;
    case "unreachable":
      return t`The gateway does not answer. Whether anything is there is not known.`;
    case "failed":
      return t`This could not be looked for. Whether anything is there is not known.`;
  }
}

function noneSoughtWords(kind: SearchKind): string {
  switch (kind) {
    case "address":
      return t`This is no telephone number with its country code, and no mail address.`;
    case "code":
      return t`This is no code.`;
    case "name":
      return t`This is no name.`;
    case "number":
    case "words":
      return t`Nobody could be found by that.`;
  }
}

/** How a contact stands, where it is chosen by that. */
export function statusWords(status: ContactStatus): string {
  return {
    waiting: t({ message: "Waiting", context: "a contact" }),
    claimed: t({ message: "Claimed", context: "a contact" }),
    closed: t({ message: "Closed", context: "a contact" }),
  }[status];
}
