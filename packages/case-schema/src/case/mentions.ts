import { normalAddress, type AddressKind } from "../address.ts";
import type { CasePerson } from "./case-person.ts";

/** A word of a text that may be somebody's name, or an address in it. Personal data. */
export interface Mention {
  readonly kind: "name" | "address";
  /** In which it is compared. */
  readonly form: string;
  /** As it stands in the text. */
  readonly written: string;
}

const WORD = /[\p{L}\p{M}]+/gu;
/** Written small where its letters have capitals: no name, in what is kept of somebody as in a text. */
const SMALL = /^\p{Ll}/u;
/** One letter is an initial, and stands for too many. */
const LETTERS_MIN = 2;
const NUMBER_LIKE = /(?:\+|\b00)[\d\s().\-/‐-–]{6,30}\d/gu;
/** The longest that stands before and behind the sign of a mail address. */
const MAIL_BEFORE_MAX = 64;
const MAIL_BEHIND_MAX = 190;
const BESIDE_MAIL = /[\s<>()[\],;:"@]/u;
const ENDS_SENTENCE = ".!?…";

/** Which way of making names `namesOf` is: one more with every change, so that those that were made before are made anew (DB383). */
export const NAMES_VERSION = 1;

/** The words of the names that somebody has or is called by, in the form in which they are compared. Personal data. */
export function namesOf({ name, calledName }: Pick<CasePerson, "name" | "calledName">): readonly string[] {
  return [...new Set(wordsIn(`${name ?? ""} ${calledName ?? ""}`).map(({ form }) => form))];
}

/** What in a text could be the name or the address of somebody, each form once, as it is written first. */
export function mentionsIn(text: string): readonly Mention[] {
  const all = [
    ...wordsIn(text),
    ...addressesIn("mail", mailLike(text)),
    ...addressesIn("number", text.match(NUMBER_LIKE) ?? []),
  ];
  const byForm = new Map<string, Mention>();
  for (const each of all) if (!byForm.has(each.form)) byForm.set(each.form, each);
  return [...byForm.values()];
}

function wordsIn(text: string): readonly Mention[] {
  return (text.normalize("NFC").match(WORD) ?? []).flatMap((written) => {
    const letters = written.normalize("NFKD").toLowerCase().replace(/\P{L}/gu, "");
    return SMALL.test(written) || letters.length < LETTERS_MIN
      ? []
      : [{ kind: "name", form: `name:${letters}`, written }];
  });
}

/** What stands around each sign of a mail address, as far as one may reach: nothing is looked at again and again. */
function mailLike(text: string): readonly string[] {
  const found: string[] = [];
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    let from = at;
    while (from > 0 && at - from < MAIL_BEFORE_MAX && !BESIDE_MAIL.test(text.charAt(from - 1))) from -= 1;
    let to = at + 1;
    while (to < text.length && to - at <= MAIL_BEHIND_MAX && !BESIDE_MAIL.test(text.charAt(to))) to += 1;
    found.push(text.slice(from, to));
  }
  return found;
}

function addressesIn(kind: AddressKind, found: readonly string[]): readonly Mention[] {
  return found.flatMap((each) => {
    const written = withoutEnd(each);
    const form = normalAddress(kind, written);
    return form === null ? [] : [{ kind: "address", form: `${kind}:${form}`, written }];
  });
}

/** A sentence may end behind it. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && ENDS_SENTENCE.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
