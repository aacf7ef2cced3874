import { DoubtSign, PartlyReason, type AutomaticKind } from "@holdfast/case-schema";
import { z } from "zod";
import { PLACE } from "../sealing/places.ts";
import { openRecordKey, openUnder, sealUnder, type Owner, type RecordKey } from "../sealing/seal.ts";
import type { ArrivedMail } from "./arrived-mail.ts";
import { openPeople, sealPeople, type MailPeople } from "./sealed-people.ts";

/** What a message's row in `mail` holds; every value under the message's own key. */
export interface SealedMail {
  readonly subject: Buffer | null;
  readonly facts: Buffer | null;
  readonly html: Buffer | null;
  readonly people: Buffer | null;
}

/** What is told of a mail beside its words. Personal data: `subject`, `sender`, `addressees`. */
export interface MailFacts extends MailPeople {
  /** Where in the message's text earlier words begin that it quotes; `null` when nowhere. */
  readonly quotedFrom: number | null;
  readonly automatic: AutomaticKind | null;
  readonly subject: string | null;
  /** Whether there is a formatted version, which is asked for by itself: it may be large. */
  readonly hasHtml: boolean;
  readonly signs: readonly DoubtSign[];
  readonly partly: readonly PartlyReason[];
}

/** Words of another release are left out rather than hiding the rest. */
const wordsOf = <Word extends string>(options: readonly Word[]) =>
  z
    .array(z.string())
    .transform((words) => words.flatMap((word) => options.filter((option) => option === word)));
const stored = z.object({
  signs: wordsOf(DoubtSign.options),
  partly: wordsOf(PartlyReason.options),
  via: z.string().nullable().default(null),
});

/** Whether a message has anything that a row in `mail` would say. */
export function saysSomething(
  { automatic, subject, html, quotedFrom, signs, partly, via }: ArrivedMail,
  { sender, addressees }: MailPeople,
): boolean {
  const facts = [automatic, subject, html, quotedFrom, via, sender, addressees];
  return facts.some((one) => one !== null) || signs.length + partly.length > 0;
}

/** Seals what a mail says of itself. */
export function sealMail(
  record: RecordKey,
  owner: Owner,
  id: string,
  mail: ArrivedMail,
  people: MailPeople,
): SealedMail {
  const { subject, html, signs, partly, via } = mail;
  const sealed = (place: (messageId: string) => ReturnType<typeof PLACE.html>, text: string): Buffer =>
    sealUnder(record, owner, place(id), Buffer.from(text));
  return {
    subject: subject === null ? null : sealed(PLACE.subject, subject),
    facts:
      signs.length + partly.length === 0 && via === null
        ? null
        : sealed(PLACE.mailFacts, JSON.stringify({ signs, partly, via })),
    html: html === null ? null : sealed(PLACE.html, html),
    people: sealPeople(record, owner, id, people),
  };
}

/** Opens what is told with the words. Throws when the message's key or a value is not what was sealed. */
export function openMail(
  owner: Owner,
  id: string,
  bodyKey: Buffer,
  {
    automatic,
    subject,
    facts,
    people,
    hasHtml,
    quotedFrom,
  }: Omit<SealedMail, "html"> & Pick<MailFacts, "automatic" | "hasHtml" | "quotedFrom">,
): MailFacts {
  const record = openRecordKey(owner, PLACE.message(id), bodyKey);
  const { signs, partly } = openFacts(record, owner, id, facts);
  return {
    automatic,
    subject: subject === null ? null : openUnder(record, owner, PLACE.subject(id), subject).toString(),
    hasHtml,
    quotedFrom,
    ...openPeople(record, owner, id, people),
    signs,
    partly,
  };
}

/** Whether it came from another address than its contact began with. Throws when a value is not what was sealed. */
export function isFromOther(owner: Owner, id: string, bodyKey: Buffer, people: Buffer | null): boolean {
  const { sender } = openPeople(openRecordKey(owner, PLACE.message(id), bodyKey), owner, id, people);
  return sender?.isOther === true;
}

/** Our own mail server found that somebody else wrote it. */
const FOUND_FORGED: ReadonlySet<DoubtSign> = new Set(["spf_fail", "dmarc_fail"]);

/**
 * At which of our addresses somebody wrote, as its channel said it: only where they wrote from where the contact began, which
 * is where an answer goes, and nothing shows that it was somebody else. `null` otherwise. Throws when a value is not what was
 * sealed. Personal data.
 */
export function openVia(
  owner: Owner,
  id: string,
  bodyKey: Buffer,
  { facts, people }: Pick<SealedMail, "facts" | "people">,
): string | null {
  const record = openRecordKey(owner, PLACE.message(id), bodyKey);
  const { sender } = openPeople(record, owner, id, people);
  const { via, signs } = openFacts(record, owner, id, facts);
  return sender?.isOther === true || signs.some((sign) => FOUND_FORGED.has(sign)) ? null : via;
}

function openFacts(
  record: RecordKey,
  owner: Owner,
  id: string,
  facts: Buffer | null,
): z.output<typeof stored> {
  if (facts === null) return { signs: [], partly: [], via: null };
  return stored.parse(JSON.parse(openUnder(record, owner, PLACE.mailFacts(id), facts).toString()));
}
