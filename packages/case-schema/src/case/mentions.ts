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
/** One letter is an initial, and stands for too many. */
const LETTERS_MIN = 2;
const MAIL_LIKE = /[^\s<>()[\],;:"]+@[^\s<>()[\],;:"]+/gu;
const NUMBER_LIKE = /(?:\+|\b00)[\d\s().\-/‐-–]{6,30}\d/gu;

/** The words of the names that somebody has or is called by, in the form in which they are compared. Personal data. */
export function namesOf({ name, calledName }: Pick<CasePerson, "name" | "calledName">): readonly string[] {
  return [...new Set(wordsIn(`${name ?? ""} ${calledName ?? ""}`).map(({ form }) => form))];
}

/** What in a text could be the name or the address of somebody, each form once, as it is written first. */
export function mentionsIn(text: string): readonly Mention[] {
  const all = [
    ...wordsIn(text),
    ...addressesIn("mail", text.match(MAIL_LIKE) ?? []),
    ...addressesIn("number", text.match(NUMBER_LIKE) ?? []),
  ];
  const byForm = new Map<string, Mention>();
  for (const each of all) if (!byForm.has(each.form)) byForm.set(each.form, each);
  return [...byForm.values()];
}

function wordsIn(text: string): readonly Mention[] {
  return (text.normalize("NFC").match(WORD) ?? []).flatMap((written) => {
    const letters = written.normalize("NFKD").toLowerCase().replace(/\P{L}/gu, "");
    return letters.length < LETTERS_MIN ? [] : [{ kind: "name", form: `name:${letters}`, written }];
  });
}

function addressesIn(kind: AddressKind, found: readonly string[]): readonly Mention[] {
  return found.flatMap((each) => {
    // A sentence may end behind it.
    const written = each.replace(/[.!?…]+$/u, "");
    const form = normalAddress(kind, written);
    return form === null ? [] : [{ kind: "address", form: `${kind}:${form}`, written }];
  });
}
