import { isDeepStrictEqual } from "node:util";
import { isOwnFact } from "@holdfast/case-schema/case";
import { askedCase } from "../cases/asked-case.ts";
import { partsOfCase } from "../cases/case-statements.ts";
import type { CaseAsker } from "../cases/case-store.ts";
import { meantValue } from "../cases/case-addresses.ts";
import { changeField } from "../cases/change-field.ts";
import { PLACE } from "../sealing/places.ts";
import { sealWhole } from "../sealing/seal.ts";
import type { Queryable } from "../sql/statement.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import { addOwnWord, ownWordOfId, ownWordRefused, type OwnWordRow } from "./own-word-statements.ts";
import { ownWordOfRow } from "./own-word-of-row.ts";
import type { OwnWordDone, OwnWordGiven, OwnWordStore } from "./own-word-store.ts";

export function openOwnWords(inside: Inside): OwnWordStore {
  const { pool, commits } = inside;
  return {
    async correct(given, asker) {
      const done = await transaction(pool, (on) => correct(inside, on, given, asker));
      if (done.kind === "corrected") commits.happened();
      return done;
    },
  };
}

async function correct(
  inside: Inside,
  on: Queryable,
  given: OwnWordGiven,
  asker: CaseAsker,
): Promise<OwnWordDone> {
  const { id, caseId, person, contactId, field, value, seenRevision } = given;
  const row = await askedCase(on, caseId, asker, "change");
  if (row === null) return { kind: "not_found" };
  const [before] = await ownWordOfId(on, id);
  if (before !== undefined) return saidBefore(inside, before, given, asker);
  const now = inside.clock();
  const [standing] = await ownWordRefused(on, caseId, person, contactId, asker.id, now);
  const refused = standing === undefined ? "theirs" : standing.refused;
  if (refused === "theirs") return { kind: "not_found" };
  if (refused === "forgotten") return { kind: (await isThere(on, given)) ? "unreadable" : "not_found" };
  if (refused !== null || standing?.verified == null)
    return { kind: "refused", because: refused ?? "verified" };
  const changed = await changeField(inside, on, row, asker, {
    kind: "person",
    id: person,
    field,
    value,
    seenRevision,
    refuses: (was, is) =>
      isOwnFact(field, [was, is]) ? (isDeepStrictEqual(was, is) ? SAME : null) : NOT_OWN,
  });
  if (changed.kind !== "changed") return changed;
  const { written, caseVersion, change } = changed;
  if (change === null) return SAME;
  const owner = inside.owners.unwrap(person, await keyOf(on, given));
  const words = { said: change.is, was: change.was };
  const body = sealWhole(owner, PLACE.ownWord(id), Buffer.from(JSON.stringify(words)));
  const as = standing.verified;
  await addOwnWord(on, id, caseId, person, field, written.revision, as, contactId, body, asker.id, now);
  return { kind: "corrected", written, caseVersion };
}

const SAME = { kind: "refused", because: "same" } as const;
const NOT_OWN = { kind: "refused", because: "not_own" } as const;

/** What was said under that id: the same, by the same, is said once. */
function saidBefore(inside: Inside, row: OwnWordRow, given: OwnWordGiven, asker: CaseAsker): OwnWordDone {
  const { words, by, at, revision } = ownWordOfRow(inside, row);
  const isSame =
    row.case_id === given.caseId &&
    row.person === given.person &&
    row.contact_id === given.contactId &&
    row.field === given.field &&
    by.id === asker.id &&
    isDeepStrictEqual(
      words?.said,
      // What was kept of what stood there, as it stood there.
      meantValue(
        inside,
        { kind: "person", id: given.person, field: given.field },
        given.value,
        words?.was.value,
      ),
    );
  return isSame
    ? { kind: "corrected", written: { revision, by, at }, caseVersion: null }
    : { kind: "refused", because: "taken" };
}

async function partOf(on: Queryable, { caseId, person }: OwnWordGiven) {
  return (await partsOfCase(on, caseId)).find(({ id, kind }) => id === person && kind === "person");
}

const isThere = async (on: Queryable, given: OwnWordGiven): Promise<boolean> =>
  (await partOf(on, given)) !== undefined;

async function keyOf(on: Queryable, given: OwnWordGiven): Promise<Buffer> {
  const key = (await partOf(on, given))?.owner_key ?? null;
  if (key === null) throw new Error("whose field was written under the case's lock has no key");
  return key;
}
