import { normalAddress } from "@holdfast/case-schema";
import { openDetail } from "../sealing/detail.ts";
import type { Owner } from "../sealing/seal.ts";
import { statement, type Queryable } from "../sql/statement.ts";

const detailOfContact = statement<{ detail: Buffer }, [id: string]>(
  "detail_of_contact",
  "select detail from contact where id = $1",
);

/**
 * Whether a mail came from another address than its contact began with: whoever knows a thread's tag can write into it. One
 * address in two spellings is the same; where either is not known, nothing is said.
 */
export async function isFromAnother(on: Queryable, contact: Owner, address: string | null): Promise<boolean> {
  const [row] = await detailOfContact(on, contact.id);
  const began = row === undefined ? null : beganAt(contact, row.detail);
  return began !== null && address !== null && formOf(began) !== formOf(address);
}

/** `null` where it is damaged: nothing is compared then, and the mail is stored all the same. */
function beganAt(contact: Owner, detail: Buffer): string | null {
  try {
    return openDetail(contact, detail).address;
  } catch {
    return null;
  }
}

const formOf = (address: string): string => normalAddress("mail", address) ?? address.trim().toLowerCase();
