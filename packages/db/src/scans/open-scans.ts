import { SCAN_BYTES_MAX, type CaseId } from "@holdfast/case-schema";
import { askedCase, isTheirs } from "../cases/asked-case.ts";
import type { CaseAsker } from "../cases/case-store.ts";
import { PLACE } from "../sealing/places.ts";
import { makeRecordKey } from "../sealing/seal.ts";
import type { Queryable } from "../sql/statement.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import { openPage, putPage } from "./scan-parts.ts";
import {
  addScan,
  dropScanParts,
  forgetLooseScans,
  keepScan,
  paperOf,
  recordLook,
  scanParts,
  scanThere,
  takeScan,
} from "./scan-statements.ts";
import type { DrawnScan, ScanAdded, ScanPlace, ScanStore } from "./scan-store.ts";

export function openScans(inside: Inside): ScanStore {
  const { pool, clock, commits, houseTime } = inside;
  return {
    async hasRoom({ id, caseId, releaseId }, bytes, asker) {
      if (!(await isTheirs(pool, caseId, asker))) return NOT_FOUND;
      const [paper] = await paperOf(pool, releaseId, caseId);
      if (paper === undefined || paper.owner_key === null) return NOT_FOUND;
      if ((await scanThere(pool, id)).length > 0) return { kind: "already" };
      if (paper.is_withdrawn) return refused("withdrawn");
      return paper.bytes + bytes > SCAN_BYTES_MAX ? refused("full") : { kind: "room" };
    },
    async isSame(place, original, asker) {
      if (!(await isTheirs(pool, place.caseId, asker))) return NOT_FOUND;
      return sameAsThere(inside, place, original, asker);
    },
    add: (place, drawn, asker) => add(inside, place, drawn, asker),
    look: async (id, caseId, page, asker) =>
      transaction(pool, async (on) => {
        if ((await askedCase(on, caseId, asker, "read")) === null) return null;
        const bytes = await read(inside, on, id, caseId, page);
        if (bytes !== null) await recordLook(on, id, page, asker.id, clock());
        return bytes;
      }),
    async takeAway(id, caseId, asker) {
      const done = await transaction(pool, async (on) =>
        (await askedCase(on, caseId, asker, "read")) === null
          ? null
          : (await takeScan(on, id, caseId, asker.id, clock()))[0]?.done,
      );
      if (done) commits.happened();
      return { kind: done ?? "not_found" };
    },
    async keep(id, caseId, asker) {
      const kept = await transaction(
        pool,
        async (on) =>
          (await askedCase(on, caseId, asker, "read")) !== null &&
          (await keepScan(on, id, caseId, asker.id))[0]?.kept === true,
      );
      if (kept) commits.happened();
      return { kind: kept ? "kept" : "not_found" };
    },
    async forgetLoose(olderThanMs) {
      const until = await houseTime.surely();
      return until === null ? 0 : ((await forgetLooseScans(pool, until - olderThanMs))[0]?.count ?? 0);
    },
  };
}

const NOT_FOUND = { kind: "not_found" } as const;

function refused<Because extends string>(
  because: Because,
): { readonly kind: "refused"; readonly because: Because } {
  return { kind: "refused", because };
}

/** Opens one page of what is there. */
async function read(
  { owners }: Inside,
  on: Queryable,
  id: string,
  caseId: CaseId,
  page: number,
): Promise<Uint8Array | null> {
  const rows = await scanParts(on, id, caseId, page);
  const [first] = rows;
  return first === undefined ? null : openPage(owners.unwrap(first.person_id, first.owner_key), page, rows);
}

async function sameAsThere(
  inside: Inside,
  { id, caseId, releaseId }: ScanPlace,
  original: Uint8Array,
  asker: CaseAsker,
): Promise<ScanAdded> {
  const [there] = await scanThere(inside.pool, id);
  if (there?.is_there !== true || there.release_id !== releaseId || there.added_by_id !== asker.id)
    return refused("other");
  const kept = await read(inside, inside.pool, id, caseId, 0);
  return kept !== null && Buffer.compare(kept, original) === 0
    ? { kind: "kept", pages: there.pages }
    : refused("other");
}

async function add(
  inside: Inside,
  place: ScanPlace,
  { kind, original, pages }: DrawnScan,
  asker: CaseAsker,
): Promise<ScanAdded> {
  const { pool, clock, owners, commits } = inside;
  const { id, caseId, releaseId } = place;
  if (!(await isTheirs(pool, caseId, asker))) return NOT_FOUND;
  const [paper] = await paperOf(pool, releaseId, caseId);
  if (paper === undefined || paper.owner_key === null) return NOT_FOUND;
  const { person_id: person, owner_key: ownerKey } = paper;
  const owner = owners.unwrap(person, ownerKey);
  // Of this attempt alone: what another has left half way is nobody's.
  const fileId = crypto.randomUUID();
  const record = makeRecordKey(owner, PLACE.scan(fileId));
  for (const [page, bytes] of [original, ...pages].entries())
    await putPage(pool, clock(), { fileId, owner, record }, page, bytes);
  let added: ScanAdded | null = null;
  try {
    added = await transaction(pool, async (on) => {
      if ((await askedCase(on, caseId, asker, "read")) === null) return NOT_FOUND;
      const [now] = await paperOf(on, releaseId, caseId);
      // Whoever was forgotten meanwhile has no key; the same one can be wrapped otherwise by now.
      if (now === undefined || now.owner_key === null) return NOT_FOUND;
      const count = Math.max(1, pages.length);
      const { length } = original;
      const row = [
        id,
        releaseId,
        person,
        kind,
        count,
        length,
        fileId,
        record.wrapped,
        clock(),
        asker.id,
      ] as const;
      const done = await addScan(on, ...row);
      return done.length > 0 ? ({ kind: "kept", pages: count } as const) : null;
    }).catch(ruleBroken);
  } finally {
    if (added?.kind !== "kept") await dropScanParts(pool, fileId);
  }
  if (added?.kind === "kept") commits.happened();
  return added ?? sameAsThere(inside, place, original, asker);
}

/** What the release is no more, or has no more room for; anything else is a mistake of ours. */
function ruleBroken(error: unknown): ScanAdded {
  const constraint = error instanceof Error && "constraint" in error ? error.constraint : null;
  if (constraint === "release_scan_stands") return refused("withdrawn");
  if (constraint === "release_scan_full") return refused("full");
  throw error;
}
