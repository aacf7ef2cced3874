import { asPart, CASE_VERSION, changePart, PART_FIELDS, type CasePart } from "@holdfast/case-schema/case";
import { asOf } from "../log/as-of.ts";
import type { Queryable } from "../sql/statement.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import { addPartTo, keepTraces, peopleOf } from "./add-parts.ts";
import { askedCase, relationOf, strangerTo } from "./asked-case.ts";
import { caseNews } from "./case-news-statements.ts";
import {
  endLetIntoCase,
  letIntoCase,
  listCases,
  partsOfCase,
  recordCaseRead,
  setCaseStatus,
  staffStanding,
  writePart,
  type CaseRow,
} from "./case-statements.ts";
import type {
  CaseAsker,
  CaseChange,
  CaseChanged,
  CaseStore,
  StoredPart,
  WrittenValue,
} from "./case-store.ts";
import { makeNames } from "./make-names.ts";
import { openCaseFilings } from "./open-case-filings.ts";
import { openCaseJoins } from "./open-case-joins.ts";
import { openCaseSuggestions } from "./open-case-suggestions.ts";
import { factsOfRow, readStored } from "./read-stored.ts";
import { openPart, sealPart, writtenIn } from "./sealed-part.ts";
import { writtenBy } from "./written-by.ts";

const LISTED_MAX = 200;

export function openCases(inside: Inside): CaseStore {
  const { pool, clock, commits } = inside;
  /** Changes a case that is the asker's, by one commit. */
  const changing = async <Result extends { readonly kind: string }>(
    id: CaseRow["id"],
    asker: CaseAsker,
    work: (on: Queryable, row: CaseRow) => Promise<Result>,
  ): Promise<Result | { readonly kind: "not_found" }> => {
    const done = await transaction(pool, async (on) => {
      const row = await askedCase(on, id, asker, "change");
      return row === null ? ({ kind: "not_found" } as const) : work(on, row);
    });
    if (done.kind !== "not_found") commits.happened();
    return done;
  };
  return {
    ...openCaseFilings(inside),
    ...openCaseJoins(inside),
    ...openCaseSuggestions(inside),
    makeNames: async (most) => makeNames(inside, most),
    read: async (id, asker) =>
      transaction(pool, async (on) => {
        const row = await askedCase(on, id, asker, "read");
        if (row === null) return null;
        return { ...(await readStored(inside, on, row, asker.id)), relation: row.relation };
      }),
    async news(id, asker) {
      const [row] = await caseNews(pool, id, asker.id);
      const isTheirs = row !== undefined && asker.may(relationOf(row));
      return isTheirs && row.version !== null ? { asOf: asOf(row), version: row.version } : null;
    },
    async list(asker) {
      const [self] = await staffStanding(pool, asker.id);
      if (self === undefined) return [];
      const rows = await listCases(
        pool,
        asker.id,
        asker.act,
        asker.at,
        asker.may(strangerTo("active", self)),
        LISTED_MAX,
      );
      return rows.map(factsOfRow);
    },
    change: async (id, asker, change) =>
      changing(id, asker, (on, row) => changeField(inside, on, row, asker, change)),
    add: async (caseId, asker, part) => {
      const whole = asPart(part.kind, part.values);
      if (whole === null) return { kind: "invalid", because: "value" };
      return changing(caseId, asker, (on) => addPartTo(inside, on, { caseId, by: asker.id, part: whole }));
    },
    setStatus: async (id, asker, { status, seenRevision }) =>
      changing(id, asker, async (on, row) => {
        const written = { revision: row.status_revision, by: row.status_by, at: row.status_at };
        if (row.status === status) return { kind: "changed", written };
        if (row.status_revision !== seenRevision)
          return { kind: "overtaken", now: { value: row.status, ...written } };
        const at = clock();
        const [set] = await setCaseStatus(on, id, status, asker.id, at);
        return { kind: "changed", written: await writtenBy(on, asker.id, set?.revision ?? 0, at) };
      }),
    letIn: async (id, asker, { user, mayBe }) =>
      changing(id, asker, async (on) => {
        const [guest] = await staffStanding(on, user);
        if (guest === undefined || user === asker.id || !mayBe(guest.role)) return { kind: "nobody" };
        await letIntoCase(on, id, user, asker.id, clock());
        return { kind: "let_in" };
      }),
    endLetIn: async (id, asker, user) =>
      changing(id, asker, async (on) => {
        await endLetIntoCase(on, id, user, asker.id, clock());
        return { kind: "not_let_in" };
      }),
  };
}

/** One field, from the revision that its writer saw: what others wrote into other fields stays (DB302). */
async function changeField(
  inside: Inside,
  on: Queryable,
  row: CaseRow,
  asker: CaseAsker,
  { kind, id, field, value, seenRevision }: CaseChange,
): Promise<CaseChanged> {
  const rows = await partsOfCase(on, row.id);
  const found = rows.find((each) => each.id === id && each.kind === kind);
  if (found === undefined) return { kind: "not_found" };
  const stored = openPart(inside, found);
  if (stored.part === null || found.owner_key === null) return { kind: "unreadable" };
  const changed = changePart(stored.part, { field, value }, { caseId: row.id, people: peopleOf(rows) });
  if (changed.kind === "refused" && changed.because === "field") return { kind: "invalid", because: "field" };
  const now = valueIn(stored, stored.part, field);
  if (now.revision !== seenRevision) {
    // Said again by whoever wrote it, or by somebody who says the same: it holds already.
    const isSame = changed.kind === "changed" && isEqual(fieldOf(changed.part, field), now.value);
    if (isSame) return { kind: "changed", written: now, caseVersion: null };
    // Whoever is told what stands there has read it.
    await recordCaseRead(on, row.id, asker.id, row.version, inside.clock());
    return { kind: "overtaken", now };
  }
  if (changed.kind === "refused") return { kind: "invalid", because: changed.because };
  const written = await writtenBy(on, asker.id, now.revision + 1, inside.clock());
  const owner = inside.owners.unwrap(id, found.owner_key);
  const next = { part: changed.part, written: { ...stored.written, [field]: written } };
  await writePart(
    on,
    id,
    found.version,
    CASE_VERSION,
    sealPart(owner, found.version + 1, next),
    asker.id,
    field,
  );
  await keepTraces(inside, on, changed.part);
  return { kind: "changed", written, caseVersion: row.version + 1 };
}

function valueIn(stored: StoredPart, part: CasePart, field: string): WrittenValue {
  return { value: fieldOf(part, field), ...writtenIn(stored, field) };
}

function fieldOf(part: CasePart, field: string): unknown {
  const values: Readonly<Record<string, unknown>> = part.values;
  return Object.hasOwn(PART_FIELDS[part.kind], field) ? values[field] : undefined;
}

const isEqual = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);
