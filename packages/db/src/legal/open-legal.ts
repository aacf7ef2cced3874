import type { CaseId, ContactId } from "@holdfast/case-schema";
import { z } from "zod";
import { askedCase } from "../cases/asked-case.ts";
import { lockRecipient } from "../recipients/recipient-statements.ts";
import { PLACE } from "../sealing/places.ts";
import { asJson, sealedRecord, type SealedRecord } from "../sealing/sealed-record.ts";
import { handledBy, type DoneRows } from "../sql/handled.ts";
import { ruleBroken } from "../sql/rule-broken.ts";
import type { Queryable } from "../sql/statement.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import {
  confirmHold,
  contactOfNumber,
  endLegal,
  findLegal,
  giveLegalTo,
  holdThere,
  knowLegal,
  legalAbout,
  legalGiven,
  liftHold,
  objectLegal,
  openLegalRows,
  placeHold,
  recordLegal,
  type LegalRow,
} from "./legal-statements.ts";
import { readKept, readKeptFile } from "./read-kept.ts";
import type { LegalHeld, LegalStore, LegalWords, StoredLegalProcess } from "./legal-store.ts";

const Words = z.object({ issuer: z.string(), scope: z.string() });

const REFUSED = {
  legal_process_once: "already",
  legal_process_could_ask: "impossible",
  legal_process_binds: "impossible",
  legal_process_found: "not_the_role",
  legal_process_handled: "not_the_role",
  legal_hold_handled: "not_the_role",
  legal_hold_own: "own",
} as const;

export function openLegal(inside: Inside): LegalStore {
  const { pool, clock, commits } = inside;
  const handled = handledBy(commits, REFUSED);
  const sealed = sealedRecord(inside, "legal_process", PLACE.legal, asJson(Words));
  return {
    async record({ words, ...given }) {
      const { id, by } = given;
      const { wrapped, body } = sealed.seal(id, words);
      const row = {
        id,
        kind: given.kind,
        is_signed: given.isSignedByJudge,
        served_ms: given.servedAt,
        served_how: given.servedHow,
        accepted_by_id: given.acceptedBy,
        return_ms: given.returnAt,
        due_ms: given.dueAt,
        inquiry_id: given.inquiry,
        now_ms: clock(),
        by_id: by,
      };
      const added = await recordLegal(pool, JSON.stringify(row), wrapped, body).catch(notAccepted);
      if (added === null) return { kind: "not_accepted" };
      if (added.length > 0) {
        commits.happened();
        return { kind: "recorded" };
      }
      const [there] = await legalGiven(pool, id);
      const { kind, isSignedByJudge, servedAt, servedHow, acceptedBy, returnAt, inquiry } = given;
      const told = [by, kind, isSignedByJudge, servedAt, servedHow, acceptedBy, returnAt, inquiry];
      return { kind: sealed.isSame(id, there, told, words) ? "recorded" : "taken" };
    },
    giveTo: async (id, counsel, by) => handled(giveLegalTo(pool, id, counsel, by)),
    know: async (id, recipient, by) =>
      handled(
        transaction(pool, async (on): Promise<DoneRows> => {
          const [there] = await lockRecipient(on, recipient);
          return there === undefined ? [] : knowLegal(on, id, recipient, by);
        }),
      ),
    about: async (id, caseId, asker) =>
      handled(
        transaction(pool, async (on): Promise<DoneRows> => {
          const row = await askedCase(on, caseId, asker, "read");
          return row === null ? [] : legalAbout(on, id, caseId, asker.id);
        }),
      ),
    find: async (id, finding, by) => handled(findLegal(pool, id, finding, by, clock())),
    object: async (id, by) => handled(objectLegal(pool, id, by, clock())),
    end: async (id, how, by) => handled(endLegal(pool, id, how, by, clock())),
    hold: async ({ id, process, of, asker }) =>
      handled(
        transaction(pool, async (on): Promise<DoneRows> => {
          const caseId = "caseId" in of ? of.caseId : null;
          const contactId = "caseId" in of ? null : await heldContact(on, of);
          if (caseId === null && contactId === null) return [];
          if (caseId !== null && (await askedCase(on, caseId, asker, "read")) === null) return [];
          const placed = await placeHold(on, id, process, caseId, contactId, asker.id, clock());
          return placed.length > 0 ? placed : holdThere(on, id, process, caseId, contactId);
        }),
      ),
    confirm: async (holdId, by) => handled(confirmHold(pool, holdId, by, clock())),
    lift: async (holdId, by) => handled(liftHold(pool, holdId, by, clock())),
    kept: async (holdId, by) => readKept(inside, holdId, by),
    keptFile: async (holdId, fileId, by) => readKeptFile(inside, holdId, fileId, by),
    open: async (user) => (await openLegalRows(pool, user)).map((row) => legalOfRow(sealed, row)),
  };
}

/** `null`: no contact has that number. */
async function heldContact(
  on: Queryable,
  of: Exclude<LegalHeld, { readonly caseId: CaseId }>,
): Promise<ContactId | null> {
  if ("contactId" in of) return of.contactId;
  const [found] = await contactOfNumber(on, of.contactNumber);
  return found?.id ?? null;
}

function notAccepted(error: unknown): null {
  ruleBroken(error, ["legal_process_accepted"]);
  return null;
}

function legalOfRow(sealed: SealedRecord<LegalWords>, row: LegalRow): StoredLegalProcess {
  const { id, kind, trigger, counsel, recipient, finding, holds } = row;
  return {
    id,
    kind,
    isSignedByJudge: row.is_signed_by_judge,
    trigger,
    servedAt: row.served_at,
    servedHow: row.served_how,
    acceptedBy: row.accepted_by,
    returnAt: row.return_at,
    dueAt: row.due_at,
    recordedBy: row.recorded_by,
    words: sealed.open(id, row),
    counsel,
    recipient,
    caseId: row.case_id,
    finding,
    objectedAt: row.objected_at,
    holds,
  };
}
