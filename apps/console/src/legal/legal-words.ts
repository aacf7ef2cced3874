import type { LegalEnd, LegalFinding, LegalProcessKind, ServedHow } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import type { KeptWords } from "./kept-documents.ts";

/** What we were served with. */
export function legalKindWords(kind: LegalProcessKind): string {
  return {
    subpoena: t`Subpoena`,
    order: t`Court order`,
    search_warrant: t`Search warrant`,
    arrest_warrant: t`Arrest warrant`,
  }[kind];
}

export function servedWords(how: ServedHow): string {
  return {
    in_person: t`In person`,
    post: t`By post`,
    email: t`By email`,
    fax: t`By fax`,
    portal: t`Through a portal`,
    left_behind: t`Left behind`,
  }[how];
}

export function findingWords(finding: LegalFinding): string {
  return { binds: t`It binds us`, does_not_bind: t`It does not bind us` }[finding];
}

export function legalEndWords(how: LegalEnd): string {
  return {
    withdrawn: t`They withdrew it`,
    quashed: t`A court quashed it`,
    answered_with_nothing: t`Answered, with nothing`,
    produced: t`What it orders was produced`,
    expired: t`It ran out`,
  }[how];
}

/** What kept words are of. */
export function keptOfWords(of: KeptWords["of"]): string {
  return {
    call_party: t`Somebody who was called`,
    case_part: t`A part of a case`,
    contact: t`What is known of a contact`,
    draft: t`An answer that was not sent`,
    file: t`A file that came`,
    mail: t`An email`,
    mail_file: t`A file of an email`,
    message: t`A message`,
    note: t`A note`,
    scan: t`A scan of a paper`,
  }[of];
}

/** Whether a judge signed it, which decides what it can ask for. */
export const signedWords = (isSigned: boolean): string =>
  isSigned ? t`Signed by a judge` : t`Not signed by a judge`;

/** Why nothing changed, by the code that the gateway gave. */
export function legalRefusedWords(code: string): string {
  switch (code) {
    case "words":
      return t`Not kept: say who issued it; and nothing may be too long.`;
    case "times":
      return t`Not kept: it says that it was served later than now.`;
    case "id":
      return t`An earlier version of this was written down already. Press again to write down this one as well.`;
    case "accepted":
      return t`Not kept: only a lead or counsel accepts service.`;
    case "already":
      return t`Not done: you said that before, or counsel has found already whether it binds us.`;
    case "impossible":
      return t`Not done: they cannot have it served, or no judge signed it, so that it does not bind.`;
    case "not_the_role":
      return t`Not done: only counsel whom it was given to does that.`;
    case "own":
      return t`Not done: you put it on hold yourself, and somebody else says that it is the one.`;
    case "no_contact":
      return t`No contact has this number.`;
    case "NotFound":
      return t`Not done: it is over, or the case is not yours to read.`;
    default:
      return t`This did not work.`;
  }
}
