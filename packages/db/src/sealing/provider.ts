import { z } from "zod";
import type { ProviderCopy } from "../intake/arrival.ts";
import { PLACE } from "./places.ts";
import { openRecordKey, openUnder, sealUnder, type Owner, type RecordKey } from "./seal.ts";

const stored = z.object({
  ref: z.string().nullable(),
  media: z.array(z.object({ ref: z.string(), type: z.string() })),
});

/** Seals what the provider keeps of a message under the message's key. */
export function sealProvider(
  record: RecordKey,
  owner: Owner,
  messageId: string,
  { ref, media }: ProviderCopy,
): Buffer {
  const clear = JSON.stringify({ ref, media: media.map(({ ref: name, type }) => ({ ref: name, type })) });
  return sealUnder(record, owner, PLACE.provider(messageId), Buffer.from(clear));
}

/** The same for a message that is stored already: `bodyKey` is its wrapped key. */
export function sealProviderBeside(
  owner: Owner,
  messageId: string,
  bodyKey: Buffer,
  copy: ProviderCopy,
): Buffer {
  return sealProvider(openRecordKey(owner, PLACE.message(messageId), bodyKey), owner, messageId, copy);
}

/** Throws when the message's key or the value is not what was sealed. */
export function openProvider(owner: Owner, messageId: string, bodyKey: Buffer, sealed: Buffer): ProviderCopy {
  const record = openRecordKey(owner, PLACE.message(messageId), bodyKey);
  return stored.parse(JSON.parse(openUnder(record, owner, PLACE.provider(messageId), sealed).toString()));
}
