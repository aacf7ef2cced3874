import { z } from "zod";
import { askedCase } from "../cases/asked-case.ts";
import type { CaseAsker } from "../cases/case-store.ts";
import { readRecord } from "../reach/read-record.ts";
import { lockPeople, ownerKeyOfPerson } from "../releases/release-statements.ts";
import { PLACE } from "../sealing/places.ts";
import { seal } from "../sealing/seal.ts";
import type { Queryable } from "../sql/statement.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import { addressHash, codeHash } from "./sign-page-hashes.ts";
import { addSignPage, endRunOut, openSignPageOf } from "./sign-page-statements.ts";
import type { SignCheck, SignPageGiven, SignPageKeys, SignPageOffered } from "./sign-page-store.ts";

const Broken = z.object({ code: z.enum(["23514", "23505"]), constraint: z.string() });

/** Offers a page, where whoever is in the contact may sign on one now; one that breaks a rule is none, and says which. */
export async function offerSignPage(
  inside: Inside,
  given: SignPageGiven,
  keys: SignPageKeys,
  asker: CaseAsker,
  check: SignCheck,
): Promise<SignPageOffered> {
  return transaction(inside.pool, (on) => offer(inside, on, given, keys, asker, check)).catch(
    (error: unknown) => {
      const broken = Broken.safeParse(error);
      if (!broken.success) throw error;
      return { kind: "invalid", because: broken.data.constraint };
    },
  );
}

async function offer(
  inside: Inside,
  on: Queryable,
  given: SignPageGiven,
  keys: SignPageKeys,
  asker: CaseAsker,
  check: SignCheck,
): Promise<SignPageOffered> {
  const { id, caseId, person, recipient } = given;
  if ((await askedCase(on, caseId, asker, "read")) === null) return { kind: "not_found" };
  const [owner] = await ownerKeyOfPerson(on, caseId, person);
  if (owner?.owner_key === undefined || owner.owner_key === null) return { kind: "not_found" };
  await lockPeople(on, [person]);
  const record = await readRecord(inside, given.contactId, on);
  if (record === null) return { kind: "not_found" };
  const because = check(record);
  if (because !== null) return { kind: "invalid", because };
  const now = inside.clock();
  await endRunOut(on, person, recipient, now);
  if ((await openSignPageOf(on, person, recipient)).length > 0) return { kind: "open_already" };
  // At the place of the release's words: signed, they are these very bytes.
  const words = Buffer.from(JSON.stringify({ withheld: given.withheld, paper: "" }));
  const sealed = seal(inside.owners.unwrap(person, owner.owner_key), PLACE.release(id), words);
  const row = {
    ...given.said,
    id,
    case_id: caseId,
    person_id: person,
    recipient_id: recipient,
    purpose: given.purpose,
    data_classes: given.dataClasses,
    withheld_in: given.withheldIn,
    expires_ms: given.expiresAt,
    contact_id: given.contactId,
    now_ms: now,
    by_id: asker.id,
  };
  const [added] = await addSignPage(
    on,
    JSON.stringify(row),
    sealed.key,
    sealed.body,
    addressHash(inside.keyring, keys.token),
    codeHash(inside.keyring, keys),
  );
  return added === undefined ? { kind: "not_found" } : { kind: "offered", validUntil: added.valid_until };
}
