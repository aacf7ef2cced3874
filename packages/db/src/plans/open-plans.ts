import { ContactPlan, PLAN_REVIEW_MS } from "@holdfast/case-schema";
import { ownerOf } from "../sealing/owner-of.ts";
import { PLACE } from "../sealing/places.ts";
import { open, seal, type Owner, type Sealed } from "../sealing/seal.ts";
import type { Inside } from "../store/inside.ts";
import {
  addToPlan,
  countPlansSince,
  listPlans,
  nextPlanVersion,
  planOfContact,
  type PlanRow,
} from "./plan-statements.ts";
import type { PlanEntry, PlanStore } from "./plan-store.ts";

const LISTED_MAX = 500;
/** Threads are linked, and plans written, at the pace of hands. */
const TRIES = 5;
const NO_WORDS = { key: null, body: null } as const;

export function openPlans(inside: Inside): PlanStore {
  const { pool, clock, commits } = inside;
  return {
    async ofContact(contactId) {
      const [row] = await planOfContact(pool, contactId);
      if (row === undefined || row.ended) return null;
      return {
        version: row.version,
        words: wordsOf(inside, row),
        writtenBy: row.written_by,
        writtenAt: row.written_at,
        reviewed: row.reviewed_by === null ? null : { by: row.reviewed_by, at: row.at },
        reviewBy: row.at + PLAN_REVIEW_MS,
      };
    },
    async add(contactId, by, expectedVersion, entry) {
      const owner = await ownerOf(inside, contactId);
      if (owner === null) return { kind: "not_found" };
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        const [next] = await nextPlanVersion(pool, contactId);
        if (next === undefined) return { kind: "not_found" };
        const { version } = next;
        const { key, body } = sealWords(owner, version, entry);
        const values = [contactId, by, expectedVersion, version, entry.kind, key, body] as const;
        const outcome = (await addToPlan(pool, ...values, clock()))[0]?.outcome ?? "not_found";
        if (outcome === "again") continue;
        if (outcome !== "added") return { kind: outcome };
        commits.happened();
        return { kind: outcome, version };
      }
      throw new Error("the threads of somebody changed again and again");
    },
    async list() {
      const rows = await listPlans(pool, LISTED_MAX);
      return rows.map(({ row, written_by, written_at, at }) => ({
        row,
        writtenBy: written_by,
        writtenAt: written_at,
        reviewBy: at + PLAN_REVIEW_MS,
      }));
    },
    async countOverdue(by) {
      return (await countPlansSince(pool, clock() - PLAN_REVIEW_MS, by))[0]?.count ?? 0;
    },
  };
}

function sealWords(owner: Owner, version: number, entry: PlanEntry): Sealed | typeof NO_WORDS {
  if (entry.kind !== "written") return NO_WORDS;
  return seal(owner, PLACE.plan(owner.id, version), Buffer.from(JSON.stringify(entry.words)));
}

function wordsOf({ owners }: Inside, row: PlanRow): ContactPlan | null {
  const { contact_id: id, owner_key, written_version: version, body_key: key, body } = row;
  try {
    const clear = open(owners.unwrap(id, owner_key), PLACE.plan(id, version), { key, body });
    return ContactPlan.parse(JSON.parse(clear.toString()));
  } catch {
    // Damaged: said so, beside who wrote it and when; the contact opens all the same.
    return null;
  }
}
