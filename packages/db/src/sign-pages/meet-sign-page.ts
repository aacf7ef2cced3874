import { ContactId, SIGN_PAGE_TRIES, type SignPageAnswer } from "@holdfast/case-schema";
import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { readRecord } from "../reach/read-record.ts";
import { recipientOfRow } from "../recipients/recipient-of-row.ts";
import { recipientOfId } from "../recipients/recipient-statements.ts";
import { lockPeople } from "../releases/release-statements.ts";
import { PLACE } from "../sealing/places.ts";
import { open } from "../sealing/seal.ts";
import type { Queryable } from "../sql/statement.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import { addressHash, codeHash } from "./sign-page-hashes.ts";
import {
  countWrongCode,
  endSignPage,
  lockSignPage,
  markSignPageOpened,
  personOfAddress,
  releaseSigned,
  type SignPageRow,
} from "./sign-page-statements.ts";
import type { OpenedSignPage, SignCheck, SignPageKeys } from "./sign-page-store.ts";

const Words = z.object({ withheld: z.string() });
const Broken = z.object({ code: z.literal("23514") });

/** What stands on the page, for whoever has both keys of one that is open. */
export async function openSignPage(
  inside: Inside,
  keys: SignPageKeys,
  check: SignCheck,
): Promise<OpenedSignPage | null> {
  return transaction(inside.pool, async (on) => {
    const row = await met(inside, on, keys);
    if (row === null || row.ending !== null || !(await maySign(inside, on, row, check))) return null;
    const shown = await shownOf(inside, on, row);
    if (shown !== null) await markSignPageOpened(on, row.id, inside.clock());
    return shown;
  });
}

/** Signs it, or keeps that they do not: the release stands by this commit, or nothing was signed. */
export async function answerSignPage(
  inside: Inside,
  keys: SignPageKeys,
  answer: SignPageAnswer,
  check: SignCheck,
): Promise<"signed" | "declined" | null> {
  return transaction<"signed" | "declined" | null>(inside.pool, async (on) => {
    const row = await met(inside, on, keys);
    if (row === null) return null;
    if (row.ending === "signed" || row.ending === "declined") return row.ending;
    // Nobody signs what they were not shown.
    if (row.ending !== null || row.opened_at === null) return null;
    const now = inside.clock();
    if (answer === "decline") {
      await endSignPage(on, row.id, "declined", now);
      return "declined";
    }
    if (!(await maySign(inside, on, row, check)) || (await shownOf(inside, on, row)) === null) return null;
    await endSignPage(on, row.id, "signed", now);
    await releaseSigned(on, row.id);
    return "signed";
  }).catch((error: unknown) => {
    // Something came in between, such as a mark of whose contact it may be: then nothing was signed.
    if (!Broken.safeParse(error).success) throw error;
    return null;
  });
}

/** The page with its lock, while its time lasts and where the code is its own; a wrong one is counted. */
async function met(inside: Inside, on: Queryable, keys: SignPageKeys): Promise<SignPageRow | null> {
  const { keyring, clock } = inside;
  const address = addressHash(keyring, keys.token);
  const code = codeHash(keyring, keys);
  const [there] = await personOfAddress(on, address);
  if (there === undefined) return null;
  await lockPeople(on, [there.person]);
  const [row] = await lockSignPage(on, address);
  if (row === undefined || row.valid_until <= clock()) return null;
  if (timingSafeEqual(row.code_hash, code)) return row;
  if (row.ending === null) await countWrongCode(on, row.id, SIGN_PAGE_TRIES, clock());
  return null;
}

async function maySign(
  inside: Inside,
  on: Queryable,
  { contact_id }: SignPageRow,
  check: SignCheck,
): Promise<boolean> {
  const record = await readRecord(inside, ContactId.parse(contact_id), on);
  return record !== null && check(record) === null;
}

/** `null` where it cannot be said what would be signed: the recipient ended, or words are damaged. */
async function shownOf(inside: Inside, on: Queryable, row: SignPageRow): Promise<OpenedSignPage | null> {
  const [found] = await recipientOfId(on, row.recipient_id);
  const recipient = found === undefined ? null : recipientOfRow(inside, found);
  if (recipient === null || recipient.endedAt !== null || recipient.words === null || row.owner_key === null)
    return null;
  const withheld = withheldIn(inside, row, row.owner_key);
  if (withheld === null) return null;
  return {
    recipient: recipient.words.name,
    recipientType: row.recipient_type,
    purpose: row.purpose,
    dataClasses: row.data_classes,
    withheldIn: row.withheld_in,
    withheld,
    expiresAt: row.expires_at,
  };
}

function withheldIn({ owners }: Inside, row: SignPageRow, ownerKey: Buffer): string | null {
  try {
    const owner = owners.unwrap(row.person_id, ownerKey);
    const clear = open(owner, PLACE.release(row.id), { key: row.body_key, body: row.body });
    return Words.parse(JSON.parse(clear.toString())).withheld;
  } catch {
    // Damaged: nobody signs what they cannot be shown.
    return null;
  }
}
