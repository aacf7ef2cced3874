import { t } from "@lingui/core/macro";
import type { KeptWords } from "./kept-documents.ts";

/** What a fact is called that was kept of a contact, a mail or somebody called; its own name where it has no words. */
export function keptFieldWords(of: KeptWords["of"], name: string): string {
  const words: Readonly<Record<string, string>> =
    of === "call_party" ? partyField() : of === "mail" ? mailField() : contactField();
  return words[name] ?? name;
}

function partyField(): Readonly<Record<string, string>> {
  return {
    name: t`Name`,
    number: t`Number`,
    place: t`Place`,
    callTaker: t`Who answered there`,
    incidentNumber: t`Their number for it`,
  };
}

function mailField(): Readonly<Record<string, string>> {
  return {
    subject: t`Subject`,
    sender: t`From`,
    addressees: t`To`,
    others: t`To others, too`,
    count: t`How many others`,
    us: t`How we were written to`,
    html: t`As it was laid out`,
    name: t`Name`,
    address: t`Address`,
  };
}

function contactField(): Readonly<Record<string, string>> {
  return {
    address: t`Address`,
    reach: t`How to reach them`,
    ways: t`Ways they agreed to`,
    safeTimes: t`When it is safe`,
    mayLeaveMessage: t`A message may be left`,
    language: t`Language`,
    text: t`Text`,
    call: t`Call`,
    email: t`Mail`,
  };
}
