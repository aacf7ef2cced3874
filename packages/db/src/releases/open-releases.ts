import { CaseId, ContactId, PersonId, Release } from "@holdfast/case-schema";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { askedCase, isTheirs } from "../cases/asked-case.ts";
import { recordCaseRead } from "../cases/case-statements.ts";
import type { CaseAsker } from "../cases/case-store.ts";
import type { StaffName } from "../contacts/contact-facts.ts";
import { scansOfCase, type ScanRow } from "../scans/scan-statements.ts";
import type { StoredScan } from "../scans/scan-store.ts";
import { PLACE } from "../sealing/places.ts";
import { open, seal } from "../sealing/seal.ts";
import { transaction } from "../sql/transaction.ts";
import type { Queryable } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import { openContactWithdrawals } from "./open-contact-withdrawals.ts";
import {
  addNotice,
  addRelease,
  keepWithdrawal,
  lockPeople,
  messageAt,
  noticesOf,
  ownerKeyOfPerson,
  releasesOfCase,
  releaseThere,
  sameRelease,
  withdrawReleases,
  witnessRelease,
  type ReleaseRow,
} from "./release-statements.ts";
import type {
  ReleaseGiven,
  ReleaseKept,
  ReleaseStore,
  ReleaseWords,
  StoredRelease,
} from "./release-store.ts";

const Words = z.object({ withheld: z.string(), paper: z.string() });

export function openReleases(inside: Inside): ReleaseStore {
  const { pool, clock, commits } = inside;
  return {
    ...openContactWithdrawals(inside),
    async grant(given, asker) {
      const kept = await transaction(pool, (on) => grant(inside, on, given, asker)).catch(ruleBroken);
      if (kept.kind === "kept") commits.happened();
      return kept;
    },
    async witness(id, caseId, asker) {
      const done = await transaction(pool, (on) => witness(on, id, caseId, asker));
      if (done.kind === "witnessed") commits.happened();
      return done;
    },
    async withdraw({ caseId, person, recipient, how }, asker) {
      const done = await transaction(pool, async (on) => {
        if (!(await isTheirs(on, caseId, asker))) return null;
        await lockPeople(on, [person]);
        const at = clock();
        const [said] = await keepWithdrawal(on, caseId, person, recipient, how, asker.id, at);
        if (said === undefined) return null;
        return withdrawReleases(on, caseId, person, recipient, how, asker.id, at);
      });
      if (done === null) return { kind: "not_found" };
      commits.happened();
      return { kind: "withdrawn", count: done.length };
    },
    list: async (caseId, asker) =>
      transaction(pool, async (on) => {
        const row = await askedCase(on, caseId, asker, "read");
        if (row === null) return null;
        await recordCaseRead(on, caseId, asker.id, row.version, clock());
        const scans = await scansOfCase(on, caseId);
        return (await releasesOfCase(on, caseId)).map((each) => ({
          ...releaseOfRow(inside, each),
          scans: scans.filter(({ release_id: of }) => of === each.id).map(scanOfRow),
        }));
      }),
    async giveNotice(contactId, by, { spokenIn, how }) {
      await addNotice(pool, contactId, by, spokenIn, how, clock());
      commits.happened();
    },
    notices: async (contactId) =>
      (await noticesOf(pool, contactId)).map(({ at, by, spoken_in, how }) => ({
        at,
        by,
        spokenIn: spoken_in,
        how,
      })),
  };
}

async function witness(
  on: Queryable,
  id: string,
  caseId: CaseId,
  asker: CaseAsker,
): Promise<{ readonly kind: "witnessed" | "not_found" | "own" }> {
  if (!(await isTheirs(on, caseId, asker))) return { kind: "not_found" };
  const [there] = await releaseThere(on, id, caseId);
  if (there === undefined) return { kind: "not_found" };
  if (there.recorded_by === asker.id) return { kind: "own" };
  // Before the row's own lock: whoever withdraws has the person's when they come to the row.
  await lockPeople(on, [there.person]);
  const [row] = await witnessRelease(on, id, asker.id);
  return { kind: row === undefined ? "not_found" : "witnessed" };
}

async function grant(
  inside: Inside,
  on: Queryable,
  given: ReleaseGiven,
  asker: CaseAsker,
): Promise<ReleaseKept> {
  const { id, caseId, person, words, said } = given;
  if (said.form === "written_paper" && words.paper.trim() === "")
    return { kind: "invalid", because: "release_paper_lies_somewhere" };
  if ((await askedCase(on, caseId, asker, "read")) === null) return { kind: "not_found" };
  const [owner] = await ownerKeyOfPerson(on, caseId, person);
  if (owner?.owner_key === undefined || owner.owner_key === null) return { kind: "not_found" };
  const reply =
    given.messageId === null
      ? null
      : ((await messageAt(on, given.messageId, given.contactId))[0]?.at ?? null);
  if (given.messageId !== null && reply === null) return { kind: "not_found" };
  await lockPeople(on, [person]);
  const sealed = seal(
    inside.owners.unwrap(person, owner.owner_key),
    PLACE.release(id),
    Buffer.from(JSON.stringify(words)),
  );
  const { effective_at, ...codes } = said;
  const row = {
    ...codes,
    id,
    case_id: caseId,
    person_id: person,
    recipient_id: given.recipient,
    purpose: given.purpose,
    data_classes: given.dataClasses,
    withheld_in: given.withheldIn,
    readback_points: given.readbackPoints,
    // What was said before the reply came is in it; nothing was filled in after.
    signed_ms: reply ?? given.signedAt,
    filled_ms: reply ?? given.filledAt,
    effective_ms: effective_at,
    expires_ms: given.expiresAt,
    contact_id: given.contactId,
    message_id: given.messageId,
    brought_by_id: given.broughtBy,
    now_ms: inside.clock(),
    by_id: asker.id,
  };
  const [added] = await addRelease(on, JSON.stringify(row), sealed.key, sealed.body);
  if (added !== undefined) return { kind: "kept" };
  const [there] = await releaseThere(on, id, caseId);
  if (there?.recorded_by !== asker.id) return { kind: "not_found" };
  // Written twice, it is written once; written otherwise, it is another and needs an id of its own.
  const [same] = await sameRelease(on, JSON.stringify(row));
  const kept = same === undefined ? null : wordsOf(inside.owners, { ...same, id, person_id: person });
  const isSame = same !== undefined && (kept === null || isDeepStrictEqual(kept, words));
  return isSame ? { kind: "kept" } : { kind: "invalid", because: "id" };
}

const Broken = z.object({ code: z.literal("23514"), constraint: z.string() });

/** A release that breaks a rule is none, and says which; anything else is a mistake of ours. */
function ruleBroken(error: unknown): ReleaseKept {
  const broken = Broken.safeParse(error);
  if (!broken.success) throw error;
  return { kind: "invalid", because: broken.data.constraint };
}

function scanOfRow(row: ScanRow): StoredScan {
  const { id, kind, pages, bytes, opens } = row;
  const taken = whenAndWho(row.taken_at, row.taken_by);
  const unwanted = whenAndWho(row.unwanted_at, row.unwanted_by);
  return { id, kind, pages, bytes, opens, taken, unwanted, addedAt: row.added_at, addedBy: row.added_by };
}

const whenAndWho = (at: number | null, by: StaffName | null): StoredScan["taken"] =>
  at === null || by === null ? null : { at, by };

export function releaseOfRow({ owners }: Pick<Inside, "owners">, row: ReleaseRow): StoredRelease {
  return {
    id: row.id,
    caseId: CaseId.parse(row.case_id),
    person: PersonId.parse(row.person_id),
    recipient: row.recipient_id,
    release: Release.parse(row.release),
    recordedAt: row.recorded_at,
    recordedBy: row.recorded_by,
    contactId: row.contact_id === null ? null : ContactId.parse(row.contact_id),
    broughtBy: row.brought_by === null ? null : PersonId.parse(row.brought_by),
    words: wordsOf(owners, row),
  };
}

function wordsOf(
  owners: Inside["owners"],
  row: Pick<ReleaseRow, "id" | "person_id" | "owner_key" | "body_key" | "body">,
): ReleaseWords | null {
  if (row.owner_key === null) return null;
  try {
    const owner = owners.unwrap(row.person_id, row.owner_key);
    const clear = open(owner, PLACE.release(row.id), { key: row.body_key, body: row.body });
    return Words.parse(JSON.parse(clear.toString()));
  } catch {
    // Damaged: what was said of it in codes holds all the same.
    return null;
  }
}
