import type { ForgetReason } from "@holdfast/case-schema";
import { PART_FIELDS } from "@holdfast/case-schema/case";
import { z } from "zod";
import { askedCase } from "../cases/asked-case.ts";
import { recordCaseRead } from "../cases/case-statements.ts";
import type { CaseAsker } from "../cases/case-store.ts";
import { PLACE } from "../sealing/places.ts";
import { openWhole, sealWhole } from "../sealing/seal.ts";
import { lockPeople } from "../releases/release-statements.ts";
import type { Queryable } from "../sql/statement.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import { eraseField } from "./erase-field.ts";
import {
  addForgetRequest,
  decideForget,
  forgetPerson,
  forgetRequest,
  forgetRequestsOf,
  forgetStopped,
  forgetWaiting,
  forgetWaitsFor,
  shareHolds,
  verifiedAs,
  type ForgetRow,
} from "./forget-statements.ts";
import type {
  ForgetAsked,
  ForgetStopped,
  ForgetStore,
  Forgotten,
  NotForgotten,
  StoredForgetRequest,
} from "./forget-store.ts";

const LISTED_MAX = 200;

export function openForgetting(inside: Inside): ForgetStore {
  const { pool, clock, commits } = inside;
  return {
    async ask(asked, asker) {
      const kind = await transaction(pool, (on) => ask(inside, on, asked, asker)).catch(askRuleBroken);
      if (kind === "asked") commits.happened();
      return { kind };
    },
    list: async (caseId, asker) =>
      transaction(pool, async (on) => {
        const row = await askedCase(on, caseId, asker, "read");
        if (row === null) return null;
        await recordCaseRead(on, caseId, asker.id, row.version, clock());
        return (await forgetRequestsOf(on, caseId)).map((each) => requestOfRow(inside, each));
      }),
    waiting: async (asker) =>
      (await forgetWaiting(pool, asker.id, asker.act, asker.at, LISTED_MAX)).map((row) => ({
        id: row.id,
        caseId: row.case_id,
        caseNumber: row.case_number,
        askedAt: row.asked_at,
        askedBy: row.asked_by,
      })),
    async carryOut(id, asker) {
      const done = await transaction(pool, (on) => carryOut(inside, on, id, asker)).catch(
        async (error: unknown): Promise<Forgotten> => {
          const rule = ruleBroken(error);
          return rule === "waits" ? waitsNow(pool, id) : { kind: rule };
        },
      );
      if (done.kind === "forgotten") commits.happened();
      return done;
    },
    async refuse(id, because, asker) {
      const done = await transaction(pool, (on) => refuse(inside, on, id, because, asker)).catch(
        (error: unknown): NotForgotten => {
          const rule = ruleBroken(error);
          if (rule === "not_lead" || rule === "own") return { kind: rule };
          if (rule === "waits") return { kind: "not_so" };
          throw error;
        },
      );
      if (done.kind === "refused") commits.happened();
      return done;
    },
    async takeBack(id, asker) {
      const kind = await transaction(pool, (on) => takeBack(inside, on, id, asker));
      if (kind === "taken_back") commits.happened();
      return { kind };
    },
  };
}

async function ask(inside: Inside, on: Queryable, asked: ForgetAsked, asker: CaseAsker): Promise<Asked> {
  const { id, caseId, person, field, words } = asked;
  if (field !== null && !Object.hasOwn(PART_FIELDS.person, field)) return "no_such_field";
  if ((await askedCase(on, caseId, asker, "change")) === null) return "not_found";
  // Written down twice it is there once; written otherwise it is another.
  const before = async (): Promise<Asked | null> => {
    const [row] = await forgetRequest(on, id);
    return row === undefined ? null : isSame(inside, row, asked, asker) ? "asked" : "taken";
  };
  const there = await before();
  if (there !== null) return there;
  const [as] = await verifiedAs(on, caseId, person, inside.clock());
  if (as === undefined) return "unverified";
  const [found] = await forgetStopped(on, caseId, person);
  if (found?.stopped !== undefined && found.stopped !== null) return found.stopped;
  const owner = inside.owners.unwrap(person, as.owner_key);
  const body = sealWhole(owner, PLACE.forgetRequest(id), Buffer.from(words));
  const [added] = await addForgetRequest(
    on,
    id,
    caseId,
    person,
    field,
    as.id,
    body,
    asker.id,
    inside.clock(),
  );
  if (added !== undefined) return "asked";
  // Of another case, at once; else the same waits under another id.
  return (await before()) ?? "asked_already";
}

type Asked = Awaited<ReturnType<ForgetStore["ask"]>>["kind"];
type RequestRow = Awaited<ReturnType<typeof forgetRequest>>[number];

/** Whether the same was asked, by the same; of words that are gone nothing else can be told. */
function isSame(
  { owners }: Inside,
  row: RequestRow,
  { caseId, person, field, words }: ForgetAsked,
  asker: CaseAsker,
): boolean {
  if (row.case_id !== caseId || row.person !== person || row.field !== field || row.asked_by !== asker.id)
    return false;
  const kept = wordsOf(owners, row);
  return kept === null || kept === words;
}

async function takeBack(
  { clock }: Inside,
  on: Queryable,
  id: string,
  asker: CaseAsker,
): Promise<"taken_back" | "not_found" | "already"> {
  const [there] = await forgetRequest(on, id);
  if (there === undefined || (await askedCase(on, there.case_id, asker, "change")) === null)
    return "not_found";
  const [done] = await decideForget(on, id, asker.id, "taken_back", clock());
  return done === undefined ? "already" : "taken_back";
}

/** What stands in the way of whoever would decide it; the request, under its case's lock, where nothing does. */
async function toDecide(on: Queryable, id: string, asker: CaseAsker) {
  const [there] = await forgetRequest(on, id);
  if (there === undefined || (await askedCase(on, there.case_id, asker, "change")) === null)
    return { kind: "not_found" } as const;
  // As it is under the lock: of two leads at once, one decides.
  const [row] = await forgetRequest(on, id);
  if (row === undefined || row.is_decided) return { kind: "already" } as const;
  if (row.asked_by === asker.id) return { kind: "own" } as const;
  return { kind: "to_decide", row } as const;
}

async function carryOut(inside: Inside, on: Queryable, id: string, asker: CaseAsker): Promise<Forgotten> {
  const found = await toDecide(on, id, asker);
  if (found.kind !== "to_decide") return found;
  const { case_id: caseId, person, field } = found.row;
  // In the order in which whoever withdraws, sends or places a hold takes them: what they did is known from here on.
  await lockPeople(on, [person]);
  await shareHolds(on);
  const [standing] = await forgetWaitsFor(on, caseId, person);
  if (standing !== undefined && standing.waits_for.length > 0)
    return { kind: "waits", because: standing.waits_for };
  if (field === null) await forgetPerson(on, caseId, person);
  // Of whom is forgotten nothing is left of it.
  else if (
    found.row.owner_key !== null &&
    !(await eraseField(inside, on, { caseId, person, field, by: asker.id }))
  )
    return { kind: "unreadable" };
  await decideForget(on, id, asker.id, null, inside.clock());
  if (field === null) inside.owners.forget(person);
  return { kind: "forgotten" };
}

async function refuse(
  inside: Inside,
  on: Queryable,
  id: string,
  because: ForgetReason,
  asker: CaseAsker,
): Promise<NotForgotten> {
  const found = await toDecide(on, id, asker);
  if (found.kind !== "to_decide") return found;
  if (because === "taken_back") return { kind: "not_so" };
  await decideForget(on, id, asker.id, because, inside.clock());
  return { kind: "refused" };
}

/** What came in between looking and forgetting. */
async function waitsNow(on: Queryable, id: string): Promise<Forgotten> {
  const [row] = await forgetRequest(on, id);
  const [standing] = row === undefined ? [] : await forgetWaitsFor(on, row.case_id, row.person);
  return { kind: "waits", because: standing?.waits_for ?? [] };
}

function requestOfRow({ owners }: Inside, row: ForgetRow): StoredForgetRequest {
  return {
    id: row.id,
    person: row.person,
    field: row.field,
    askedAt: row.asked_at,
    askedBy: row.asked_by,
    verifiedAt: row.verified_at,
    verifiedBy: row.verified_by,
    words: wordsOf(owners, row),
    waitsFor: row.waits_for,
    decided: row.decided,
  };
}

function wordsOf(
  owners: Inside["owners"],
  { id, person, owner_key, body }: Pick<ForgetRow, "id" | "person" | "owner_key" | "body">,
): string | null {
  if (owner_key === null || body === null) return null;
  try {
    return openWhole(owners.unwrap(person, owner_key), PLACE.forgetRequest(id), body).toString();
  } catch {
    // Damaged: that they asked, and when, stands all the same.
    return null;
  }
}

const Broken = z.object({ code: z.literal("23514"), constraint: z.string() });

type Rule = "waits" | "not_lead" | "own" | "unverified" | "verified_by_you" | ForgetStopped;

const RULES: ReadonlyMap<string, Rule> = new Map([
  ["forget_waits", "waits"],
  ["on_hold_stays", "waits"],
  ["forget_request_because", "waits"],
  ["forget_request_by_lead", "not_lead"],
  ["forget_request_own", "own"],
  ["forget_request_verified", "unverified"],
  ["forget_request_verifier", "verified_by_you"],
  ["forget_may_be_exploiter", "may_be_exploiter"],
  ["forget_in_danger", "in_danger"],
] as const);

/** What came in between looking and writing it down. */
function askRuleBroken(error: unknown): Asked {
  const rule = ruleBroken(error);
  if (rule === "may_be_exploiter" || rule === "in_danger" || rule === "unverified") return rule;
  throw error;
}

function ruleBroken(error: unknown): Rule {
  const broken = Broken.safeParse(error);
  const rule = broken.success ? RULES.get(broken.data.constraint) : undefined;
  if (rule === undefined) throw error;
  return rule;
}
