import { asPart } from "@holdfast/case-schema/case";
import { asOf } from "../log/as-of.ts";
import { ownWordOfRow } from "../own-words/own-word-of-row.ts";
import { ownWordsOfCase } from "../own-words/own-word-statements.ts";
import type { Queryable } from "../sql/statement.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import { addPartTo } from "./add-parts.ts";
import { addressKey, showCaseAddresses } from "./case-addresses.ts";
import { askedCase, relationOf, strangerTo } from "./asked-case.ts";
import { caseNews } from "./case-news-statements.ts";
import {
  endLetIntoCase,
  letIntoCase,
  listEveryCase,
  listTheirCases,
  setCaseStatus,
  staffStanding,
  type CaseRow,
} from "./case-statements.ts";
import type { CaseAsker, CaseStore } from "./case-store.ts";
import { changeField } from "./change-field.ts";
import { makeNames } from "./make-names.ts";
import { openCaseFilings } from "./open-case-filings.ts";
import { openCaseJoins } from "./open-case-joins.ts";
import { openCaseSuggestions } from "./open-case-suggestions.ts";
import { factsOfRow, readStored } from "./read-stored.ts";
import { writtenBy } from "./written-by.ts";

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
        const stored = await readStored(inside, on, row, asker.id);
        const ownWords = (await ownWordsOfCase(on, id)).map((each) => ownWordOfRow(inside, each));
        return { ...stored, relation: row.relation, ownWords };
      }),
    async news(id, asker) {
      const [row] = await caseNews(pool, id, asker.id);
      const isTheirs = row !== undefined && asker.may(relationOf(row));
      return isTheirs && row.version !== null ? { asOf: asOf(row), version: row.version } : null;
    },
    async list(asker) {
      const [self] = await staffStanding(pool, asker.id);
      if (self === undefined) return [];
      const list = asker.may(strangerTo("active", self)) ? listEveryCase : listTheirCases;
      const rows = await list(pool, asker.id, asker.act, asker.at);
      return rows.map(factsOfRow);
    },
    addressKey: (place, address) => addressKey(inside, place, address),
    showAddresses: async (...asked) => showCaseAddresses(inside, ...asked),
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
