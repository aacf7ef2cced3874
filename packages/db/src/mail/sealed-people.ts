import { Addressees, type Correspondent } from "@holdfast/case-schema";
import { z } from "zod";
import { PLACE } from "../sealing/places.ts";
import { openUnder, sealUnder, type Owner, type RecordKey } from "../sealing/seal.ts";

/** Who wrote a mail, by its own word. Personal data. */
export interface Sender extends Correspondent {
  /** Whether it came from another address than its contact began with; where either is not known, it did not. */
  readonly isOther: boolean;
}

/** Who wrote a mail and who reads along; `null` when nobody can tell. Personal data. */
export interface MailPeople {
  readonly sender: Sender | null;
  readonly addressees: Addressees | null;
}

const stored = z.object({
  sender: z
    .object({ name: z.string().nullable(), address: z.string().nullable(), isOther: z.boolean() })
    .nullable(),
  // As another release has it: left out rather than hiding who wrote.
  addressees: Addressees.nullable().catch(null),
});

/** Seals them as one value; `null` when nobody is known. */
export function sealPeople(
  record: RecordKey,
  owner: Owner,
  messageId: string,
  { sender, addressees }: MailPeople,
): Buffer | null {
  if (sender === null && addressees === null) return null;
  const text = JSON.stringify({ sender, addressees });
  return sealUnder(record, owner, PLACE.mailPeople(messageId), Buffer.from(text));
}

/** Opens them. Throws when the value is not what was sealed. */
export function openPeople(
  record: RecordKey,
  owner: Owner,
  messageId: string,
  people: Buffer | null,
): MailPeople {
  if (people === null) return { sender: null, addressees: null };
  return stored.parse(JSON.parse(openUnder(record, owner, PLACE.mailPeople(messageId), people).toString()));
}
