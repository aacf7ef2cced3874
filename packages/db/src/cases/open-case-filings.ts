import type { CaseId, PersonId, UserId } from "@holdfast/case-schema";
import type { CaseCame } from "@holdfast/case-schema/case";
import { PLACE } from "../sealing/places.ts";
import { contactIsBarred } from "../bars/bar-statements.ts";
import { handBack } from "../bars/hand-back.ts";
import { seal } from "../sealing/seal.ts";
import type { Queryable } from "../sql/statement.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import { addPeopleTo, peopleOf } from "./add-parts.ts";
import { askedCase, isTheirs, NO_CASE } from "./asked-case.ts";
import type { CaseFilingStore, Filed, Filer, FilingGiven, FilingStanding } from "./case-filing-store.ts";
import {
  addFiling,
  countFiled,
  filedContact,
  lastFiling,
  lockFiledContact,
  nameInFiling,
  pastFilings,
  type FiledContactRow,
} from "./case-filing-statements.ts";
import {
  caseRelation,
  filingOfContact,
  lockCase,
  makeCase,
  partsOfCase,
  recordCasesRead,
  staffStanding,
} from "./case-statements.ts";
import type { CaseFiling } from "./case-store.ts";
import { contactAddress } from "./contact-address.ts";
import { takeBackContactedUs, writeContactedUs } from "./contacted-us.ts";
import { filingOfRow } from "./filing-of-row.ts";

const FILED_MAX = 2_000;

/** Thrown to leave a transaction without a trace of what it had begun. */
class Undone extends Error {
  readonly because: Filed;
  constructor(because: Filed) {
    super("nothing was filed");
    this.because = because;
  }
}

export function openCaseFilings(inside: Inside): CaseFilingStore {
  const { pool, commits, clock } = inside;
  const filing = async (work: (on: Queryable) => Promise<Filed>): Promise<Filed> => {
    try {
      const filed = await transaction(pool, work);
      if (filed.kind === "filed") {
        await handBack(inside);
        commits.happened();
      }
      return filed;
    } catch (error) {
      if (error instanceof Undone) return error.because;
      throw error;
    }
  };
  return {
    file: async (filer, given) =>
      filing(async (on) => {
        const found = await contactToFile(inside, on, filer, given);
        return found.kind === "file" ? fileIn(inside, on, filer, given, found) : found;
      }),
    takeOut: async (filer, contactId, seenFiling) =>
      filing(async (on) => {
        const found = await contactToFile(inside, on, filer, { contactId, seenFiling });
        if (found.kind !== "file") return found;
        const { contact, now } = found;
        if (now === null) return { kind: "filed", filing: null, version: contact.version };
        const version = contact.version + 1;
        const at = inside.clock();
        await lockCase(on, now.caseId);
        if (await isBarredFrom(on, now.caseId, filer.id)) return { kind: "no_case" };
        const speaking = { caseId: now.caseId, contactId: contact.id, by: filer.id, at, stillSpeak: [] };
        await takeBackContactedUs(inside, on, speaking);
        await addFiling(on, contactId, version, null, filer.id, at, null, null, null);
        return { kind: "filed", filing: null, version };
      }),
    filingOf: async (contactId, asker) =>
      transaction(pool, async (on) => {
        const [row] = await filingOfContact(on, contactId);
        // Asked of no case, too: how long it takes tells nothing (G472).
        if (!(await isTheirs(on, row?.case_id ?? NO_CASE, asker)) || row === undefined) return null;
        await recordCasesRead(on, [row.case_id], asker.id, clock());
        return filingOfRow(inside, row);
      }),
    filingHistory: async (contactId, asker) =>
      transaction(pool, async (on) => {
        const theirs = await pastFilings(on, contactId, asker.id, asker.act, asker.at);
        const read = theirs.map(({ case_id: id }) => id);
        if (read.length > 0) await recordCasesRead(on, read, asker.id, clock());
        return theirs.map((row) => ({
          filing: filingOfRow(inside, row),
          endedAt: row.ended_at,
          endedBy: row.ended_by,
        }));
      }),
  };
}

async function filingNow(inside: Inside, on: Queryable, contactId: string): Promise<CaseFiling | null> {
  const [row] = await filingOfContact(on, contactId);
  return row === undefined ? null : filingOfRow(inside, row);
}

interface ContactToFile {
  readonly kind: "file";
  readonly contact: FiledContactRow;
  readonly now: CaseFiling | null;
}

/** A contact with its thread's lock, where the filer may file it and saw how it is filed. */
async function contactToFile(
  inside: Inside,
  on: Queryable,
  filer: Filer,
  { contactId, seenFiling }: Pick<FilingGiven, "contactId" | "seenFiling">,
): Promise<ContactToFile | Filed> {
  await lockFiledContact(on, contactId);
  const [contact] = await filedContact(on, contactId);
  const [self] = await staffStanding(on, filer.id);
  const isBarred = (await contactIsBarred(on, filer.id, contactId))[0]?.is !== false;
  // Whoever is barred from it is told what they would be where there is none.
  if (contact === undefined || self === undefined || isBarred) return { kind: "no_contact" };
  const standing = {
    role: self.role,
    isOnShift: self.on_shift,
    contact: standingOf(contact, filer),
    isBarred,
  };
  if (!filer.mayFile(standing)) return { kind: "not_holder", holder: contact.holder };
  const now = await filingNow(inside, on, contactId);
  const [last] = await lastFiling(on, contactId);
  if ((last?.at_version ?? 0) !== seenFiling) {
    // Filed by somebody else into a case that is not theirs: that it is filed otherwise is all there is to say.
    const isShown = now !== null && (await isTheirs(on, now.caseId, filer));
    if (isShown) await recordCasesRead(on, [now.caseId], filer.id, inside.clock());
    return { kind: "overtaken", filing: isShown ? now : null };
  }
  return { kind: "file", contact, now };
}

/** Asked under the case's lock. Whoever is not known to be clear counts as barred (A65). */
async function isBarredFrom(on: Queryable, caseId: CaseId, userId: UserId): Promise<boolean> {
  const [relation] = await caseRelation(on, caseId, userId);
  return relation?.barred !== false;
}

function standingOf({ status, holder }: FiledContactRow, { id }: Filer): FilingStanding["contact"] {
  if (status === "closed") return "closed";
  return status === "claimed" && holder?.id === id ? "theirs" : "others";
}

async function fileIn(
  inside: Inside,
  on: Queryable,
  filer: Filer,
  { caseId, isNew, newPeople, came }: FilingGiven,
  { contact, now }: ContactToFile,
): Promise<Filed> {
  const { owners, clock } = inside;
  const at = clock();
  // A case that is there already is not begun again: whoever knows an id gets in by none.
  const isMade = isNew && (await makeCase(on, caseId, filer.id, at)).length > 0;
  // Both cases change: their locks are taken in the order of their ids, as whoever joins them takes them.
  for (const id of [caseId, ...(now === null ? [] : [now.caseId])].toSorted()) await lockCase(on, id);
  if (!isMade && (await askedCase(on, caseId, filer, "change")) === null) return { kind: "no_case" };
  // What is made with it goes with it: whoever is barred from the case that it is in takes it out of there by nothing.
  if (now !== null && (await isBarredFrom(on, now.caseId, filer.id))) throw new Undone({ kind: "no_case" });
  if (now?.caseId !== caseId && ((await countFiled(on, caseId))[0]?.count ?? 0) >= FILED_MAX)
    return { kind: "full" };
  const named = namedBy(came);
  // The policy takes whoever never called for somebody who was only spoken of.
  const spoke = named.filter((each) => each.spoke).map(({ person }) => person);
  const added = await addPeopleTo(inside, on, { caseId, by: filer.id, people: newPeople, spoke });
  if (added.kind !== "added") throw new Undone({ kind: added.kind === "full" ? "full" : "people" });
  const people = new Set<string>(peopleOf(await partsOfCase(on, caseId)));
  if (named.some(({ person }) => !people.has(person))) throw new Undone({ kind: "people" });
  if (now !== null) {
    const stillSpeak = now.caseId === caseId ? spoke : [];
    await takeBackContactedUs(inside, on, {
      caseId: now.caseId,
      contactId: contact.id,
      by: filer.id,
      at,
      stillSpeak,
    });
  }
  await writeContactedUs(inside, on, { caseId, by: filer.id, at, people: spoke });
  const version = contact.version + 1;
  const owner = owners.unwrap(contact.id, contact.owner_key);
  const { key, body } = seal(owner, PLACE.caseCame(contact.id, version), Buffer.from(JSON.stringify(came)));
  const address = contactAddress(inside, owner, contact);
  await addFiling(on, contact.id, version, caseId, filer.id, at, key, body, address);
  if (named.length > 0)
    await nameInFiling(
      on,
      contact.id,
      version,
      caseId,
      named.map(({ person }) => person),
      named.map((each) => each.spoke),
    );
  return { kind: "filed", filing: await filingNow(inside, on, contact.id), version };
}

/** Whom a filing names: who spoke, and for whom. */
function namedBy(came: CaseCame): readonly { readonly person: PersonId; readonly spoke: boolean }[] {
  switch (came.kind) {
    case "unknown":
      return [];
    case "person":
      return [{ person: came.person, spoke: true }];
    case "representative": {
      const represented = came.people.map((person) => ({ person, spoke: false }));
      return came.person === null ? represented : [{ person: came.person, spoke: true }, ...represented];
    }
  }
}
