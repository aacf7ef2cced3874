import { normalAddress } from "@holdfast/case-schema";
import { namesOf } from "@holdfast/case-schema/case";
import type { Keyring } from "../keyring/keyring.ts";
import { threadHash } from "../sealing/thread-hash.ts";
import type { SearchTerm } from "./search-store.ts";
import { wordTokens, type WordPurpose } from "./word-tokens.ts";

/** What the database is asked for: hashes alone, but for a number. */
export type HashedTerm =
  | { readonly kind: "address" | "code" | "name"; readonly hashes: readonly Buffer[] }
  | { readonly kind: "number"; readonly number: number }
  | { readonly kind: "words"; readonly tokens: readonly number[] };

/** Of more words than these the first are looked for: what all of so many stand in, the rest does not narrow. */
const WORDS_MAX = 8;
const NUMBER_MAX = 2_147_483_647;

/** `null`: there is nothing in it to look for. */
export function hashedTerm(keyring: Keyring, purpose: WordPurpose, term: SearchTerm): HashedTerm | null {
  switch (term.kind) {
    case "address":
      return exactly("address", addressForms(term.address), (form) => keyring.hash("address", form));
    case "code": {
      const keys = term.channels.flatMap((channel) =>
        codeForms(term.code).map((code) => threadHash(keyring, channel, code)),
      );
      return exactly("code", keys, (key) => key);
    }
    case "name":
      return exactly("name", namesOf({ name: capitalised(term.name), calledName: null }), (form) =>
        keyring.hash("name", form),
      );
    case "number":
      return term.number >= 1 && term.number <= NUMBER_MAX ? term : null;
    case "words": {
      const tokens = wordTokens(keyring, purpose, term.words).slice(0, WORDS_MAX);
      return tokens.length === 0 ? null : { kind: "words", tokens };
    }
  }
}

function exactly<Form>(
  kind: "address" | "code" | "name",
  forms: readonly Form[],
  hash: (form: Form) => Buffer,
): HashedTerm | null {
  return forms.length === 0 ? null : { kind, hashes: forms.map(hash) };
}

function addressForms(address: string): readonly string[] {
  return (["number", "mail"] as const).flatMap((kind) => {
    const form = normalAddress(kind, address);
    return form === null ? [] : [`${kind}:${form}`];
  });
}

const CODE_MAX = 100;

/** As it is typed, and as a code is that was dictated: in capitals, with digits for what looks like them, and nothing between. */
function codeForms(code: string): readonly string[] {
  const typed = code.trim();
  if (typed.length === 0 || typed.length > CODE_MAX) return [];
  const plain = typed
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}._]/gu, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
  return [...new Set([typed, plain])];
}

/** Who looks for somebody types them in small letters; a word that is written small is otherwise no name. */
function capitalised(name: string): string {
  return name.replaceAll(/\p{Ll}[\p{L}\p{M}]*/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1));
}
