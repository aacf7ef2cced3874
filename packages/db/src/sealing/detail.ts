import { z } from "zod";
import { PLACE } from "./places.ts";
import { openOwn, sealOwn, type Owner } from "./seal.ts";

/** What is needed to answer somebody. Personal data; sealed with the contact. */
export interface ContactDetail {
  readonly threadKey: string;
  readonly address: string | null;
}

const stored = z.object({ threadKey: z.string(), address: z.string().nullable() });

export function sealDetail(owner: Owner, { threadKey, address }: ContactDetail): Buffer {
  return sealOwn(owner, PLACE.detail(owner.id), Buffer.from(JSON.stringify({ threadKey, address })));
}

export function openDetail(owner: Owner, sealed: Buffer): ContactDetail {
  return stored.parse(JSON.parse(openOwn(owner, PLACE.detail(owner.id), sealed).toString()));
}
