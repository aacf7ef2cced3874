import type { ContactId } from "@holdfast/case-schema";
import { isDeepStrictEqual } from "node:util";
import { askedCase, NO_CASE } from "../cases/asked-case.ts";
import type { CaseAsker } from "../cases/case-store.ts";
import { beginCrisis } from "../crisis-clocks/begin-crisis.ts";
import { lockSpoken } from "../crisis-clocks/crisis-statements.ts";
import type { Queryable } from "../sql/statement.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import { factsOfPlan, readPlanOf, sealValue, valueOfRow } from "./plan-of-row.ts";
import {
  beginPlan,
  givenBefore,
  givenOfPlan,
  givePiece,
  lockPlan,
  pieceOfMessage,
  planChanged,
  planMayBegin,
  planOfId,
  planOfPerson,
  plansOfCase,
  recordPlanRead,
  sinceOfContact,
  speaksInHand,
  versionsOfField,
  writeValue,
  type PlanRow,
} from "./safety-plan-statements.ts";
import type {
  PieceGiven,
  PlanBeginning,
  PlanBegun,
  PlanMoment,
  PlanPiece,
  ReadPlan,
  SafetyPlanStore,
  StoredPlan,
} from "./safety-plan-store.ts";

export function openSafetyPlans(inside: Inside): SafetyPlanStore {
  const { pool, clock, commits } = inside;
  return {
    async begin(plan, asker) {
      const done = await transaction(pool, (on) => begin(inside, on, plan, asker));
      if (done.kind === "begun") commits.happened();
      return done;
    },
    ofCase: async (caseId, asker) =>
      transaction(pool, async (on) => {
        const row = await askedCase(on, caseId, asker, "read");
        return row === null ? null : (await plansOfCase(on, row.id)).map(factsOfPlan);
      }),
    read: async (id, contactId, asker) =>
      transaction(pool, async (on) => {
        const row = await theirPlan(on, id, asker, planOfId);
        if (row === null) return null;
        const given = (await givenOfPlan(on, id)).map(({ contact_id, ...piece }) => ({
          ...piece,
          contactId: contact_id,
        }));
        const plan: ReadPlan = { ...(await readPlanOf(inside, on, row)), given };
        const moment = await momentOf(on, row, contactId, clock());
        await recordPlanRead(on, id, asker.id, row.revision, moment.now);
        return { plan, moment };
      }),
    history: async (id, field, asker) =>
      transaction(pool, async (on) => {
        const row = await theirPlan(on, id, asker, planOfId);
        if (row === null) return null;
        const versions = await versionsOfField(on, id, field);
        await recordPlanRead(on, id, asker.id, row.revision, clock());
        return versions.map((each) => valueOfRow(inside, row, each));
      }),
    async edit(of, asker, decide) {
      const done = await transaction(pool, async (on) => {
        // Before the case and the plan: whoever files a contact locks its thread first, too.
        const locked = await lockSpoken(on, of.id, of.contactId);
        const row = await theirPlan(on, of.id, asker, lockPlan);
        if (row === null) return { kind: "not_found" } as const;
        if (row.owner_key === null) return { kind: "forgotten" } as const;
        const moment = await momentOf(on, row, of.contactId, clock());
        const decided = decide(await readPlanOf(inside, on, row), moment);
        // One after the other: the same connection, and of one field each stands on the one before it.
        for (const write of decided.writes)
          await writeValue(
            on,
            row.id,
            write.field,
            write.version,
            Math.min(write.saidAt, moment.now),
            moment.now,
            asker.id,
            sealValue(inside, row, write),
          );
        const [changed] = decided.writes.length === 0 ? [] : await planChanged(on, row.id);
        const revision = changed?.revision ?? row.revision;
        if (decided.crisis !== null)
          await beginCrisis(
            on,
            row.id,
            decided.crisis,
            asker.id,
            { now: moment.now, began: await inside.databaseTime(on) },
            locked,
          );
        if (decided.tells) await recordPlanRead(on, row.id, asker.id, revision, moment.now);
        return { kind: "edited", revision, answer: decided.answer } as const;
      });
      if (done.kind === "edited") commits.happened();
      return done;
    },
    async give(piece, asker, refuses) {
      const done = await transaction(pool, (on) => give(inside, on, piece, asker, refuses));
      if (done.kind === "given") commits.happened();
      return done;
    },
    pieceOf: async (messageId) => {
      // Nearly every message is none: that is found out by one statement.
      const [row] = await pieceOfMessage(pool, messageId);
      if (row === undefined) return null;
      const [plan, moment] = await Promise.all([
        readPlanOf(inside, pool, row),
        momentOf(pool, row, row.in_contact, clock()),
      ]);
      return { field: row.field, plan, moment };
    },
  };
}

async function begin(
  { clock }: Inside,
  on: Queryable,
  { id, caseId, person, forWhom, contactId }: PlanBegun,
  asker: CaseAsker,
): Promise<PlanBeginning> {
  if ((await askedCase(on, caseId, asker, "read")) === null) return { kind: "not_found" };
  const [before] = await planOfPerson(on, caseId, person, forWhom);
  if (before !== undefined) return { kind: "begun", id: before.id };
  const [standing] = await planMayBegin(on, caseId, person, contactId);
  if (standing?.is_there !== true) return { kind: "not_found" };
  if (!standing.is_kept) return { kind: "forgotten" };
  if (!standing.is_filed) return { kind: "not_in_contact" };
  const [begun] = await beginPlan(on, id, caseId, person, forWhom, contactId, asker.id, clock());
  if (begun !== undefined) return { kind: "begun", id: begun.id };
  // Somebody else began it just then; or that id is another plan's, which is told to nobody.
  const [theirs] = await planOfPerson(on, caseId, person, forWhom);
  return theirs === undefined ? { kind: "not_found" } : { kind: "begun", id: theirs.id };
}

/** A plan whose case is the asker's, judged under the case's lock. */
async function theirPlan(
  on: Queryable,
  id: string,
  asker: CaseAsker,
  read: (on: Queryable, id: string) => Promise<readonly PlanRow[]>,
): Promise<PlanRow | null> {
  const [found] = await planOfId(on, id);
  // Asked of a case that is not there, too: how long it takes tells nothing.
  const asked = await askedCase(on, found?.case_id ?? NO_CASE, asker, "read");
  if (asked === null || found === undefined) return null;
  const [row] = await read(on, id);
  return row ?? null;
}

async function momentOf(
  on: Queryable,
  { case_id: caseId }: PlanRow,
  contactId: ContactId | null,
  now: number,
): Promise<PlanMoment> {
  const [spoken] = contactId === null ? [] : await sinceOfContact(on, contactId, caseId);
  return { since: spoken?.since ?? now, now };
}

async function give<Refusal>(
  inside: Inside,
  on: Queryable,
  { id, planId, field, version, way, contactId }: PlanPiece,
  asker: CaseAsker,
  refuses: (plan: StoredPlan, moment: PlanMoment) => Refusal | null,
): Promise<PieceGiven<Refusal>> {
  const row = await theirPlan(on, planId, asker, lockPlan);
  if (row === null) return { kind: "not_found" };
  // Nobody heard what came of it: it is there, whatever would be said of it now. What was to be sent and is no message yet is
  // judged anew, for it goes only now.
  const [before] = await givenBefore(on, id);
  const given = [planId, field, version, way, contactId, asker.id];
  const kind = before !== undefined && isDeepStrictEqual(before.given, given) ? "given" : "taken";
  if (before !== undefined && (kind === "taken" || before.is_done)) return { kind };
  if (row.owner_key === null) return { kind: "not_found" };
  const [inHand] = await speaksInHand(on, contactId, row.case_id, row.person, asker.id);
  if (inHand?.speaks !== true) return { kind: "not_in_hand" };
  const plan = await readPlanOf(inside, on, row);
  const now = inside.clock();
  const because = refuses(plan, await momentOf(on, row, contactId, now));
  if (because !== null) return { kind: "refused", because };
  if (before !== undefined) return { kind };
  const stands = plan.values.find((each) => each.field === field);
  if (stands?.version !== version || !stands.isReadable) return { kind: "overtaken" };
  const [done] = await givePiece(on, id, planId, field, version, way, contactId, asker.id, now);
  return { kind: done === undefined ? "taken" : "given" };
}
