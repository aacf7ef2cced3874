import { strangerTo } from "../cases/asked-case.ts";
import { staffStanding } from "../cases/case-statements.ts";
import { factsOfRow } from "../cases/read-stored.ts";
import { statement, type Queryable } from "../sql/statement.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import {
  casesByAddress,
  casesByCode,
  casesByName,
  casesByNumber,
  casesByWords,
  type CaseSearchValues,
  type FoundCaseRow,
} from "./case-search-statements.ts";
import {
  contactsByAddress,
  contactsByCode,
  contactsByNumber,
  contactsByWords,
  rarestFirst,
  wordsLookedAt,
  type ContactSearchValues,
  type FoundContactRow,
} from "./contact-search-statements.ts";
import { hashedTerm, type HashedTerm } from "./hashed-term.ts";
import { settleSome } from "./new-words.ts";
import { makeOwedWords } from "./owed-words.ts";
import type { FoundCase, SearchPage, SearchStore } from "./search-store.ts";

/** Kind and count alone: what was looked for is somebody's. */
const recordSearch = statement<{ done: boolean }, [by: string, of: string, kind: string, found: number]>(
  "record_search",
  `select audit_write($1, 'looked', 'search', null, null, null,
     jsonb_build_object('of', $2::text, 'kind', $3::text, 'found', $4::integer)) as done`,
);

export function openSearch(inside: Inside): SearchStore {
  const { pool, keyring } = inside;
  return {
    async contacts(term, filter, page, { id, at }) {
      const hashed = hashedTerm(keyring, "contact_word", term);
      if (hashed === null) return { kind: "nothing_asked" };
      const { channels, states, lanes, from, until, hadBy } = filter;
      const values = [
        id,
        at,
        page.below,
        channels,
        states,
        lanes,
        from,
        until,
        hadBy,
        page.size + 1,
      ] as const;
      // Committed by itself: who arrives waits for nobody's search, and who searches for nobody else's.
      if (hashed.kind === "words") await settleSome(pool);
      return transaction(pool, async (on) => {
        const { rows, below } = await findContacts(on, hashed, values);
        const cut = cutTo(page, rows, below);
        await recordSearch(on, id, "contacts", term.kind, cut.rows.length);
        return { kind: "searched", found: cut.rows.map(({ row }) => row), below: cut.below };
      });
    },
    async cases(term, filter, page, asker) {
      const hashed = hashedTerm(keyring, "case_word", term);
      if (hashed === null) return { kind: "nothing_asked" };
      const { statuses, from, until, hadBy } = filter;
      return transaction(pool, async (on) => {
        const [self] = await staffStanding(on, asker.id);
        const everything = self !== undefined && asker.may(strangerTo("active", self));
        const asked = [asker.id, asker.act, asker.at, everything] as const;
        const values = [...asked, page.below, statuses, from, until, hadBy, page.size + 1] as const;
        const cut = cutTo(page, await findCases(on, hashed, values), null);
        await recordSearch(on, asker.id, "cases", term.kind, cut.rows.length);
        return { kind: "searched", found: cut.rows.map(foundCase), below: cut.below };
      });
    },
    makeOwedWords: async (most) => makeOwedWords(inside, most),
  };
}

/** One more than a page was asked for, so that the last page is known for it. `below`: from where a page that is not full goes on. */
function cutTo<Row extends { readonly number: number }>(
  { size }: SearchPage,
  rows: readonly Row[],
  below: number | null,
): { readonly rows: readonly Row[]; readonly below: number | null } {
  if (rows.length <= size) return { rows, below };
  const cut = rows.slice(0, size);
  return { rows: cut, below: cut.at(-1)?.number ?? null };
}

async function findContacts(
  on: Queryable,
  term: HashedTerm,
  values: ContactSearchValues,
): Promise<{ readonly rows: readonly FoundContactRow[]; readonly below: number | null }> {
  switch (term.kind) {
    case "address":
      return { rows: await contactsByAddress(on, ...values, term.hashes), below: null };
    case "code":
      return { rows: await contactsByCode(on, ...values, term.hashes), below: null };
    case "number":
      return { rows: await contactsByNumber(on, ...values, term.number), below: null };
    // Contacts have no names: they are in the cases where they are filed.
    case "name":
      return { rows: [], below: null };
    case "words": {
      const [by, at, below] = values;
      const [rarest, ...others] = await rarestOf(on, term.tokens, below);
      if (rarest === undefined) throw new Error("no word was looked for");
      const rows = await contactsByWords(on, ...values, rarest, others);
      // Of a page that nothing narrows what was looked at is what was found.
      const isNarrowed = values.slice(3, 9).some((each) => each !== null);
      if (rows.length >= values[9] || !isNarrowed) return { rows, below: null };
      const [looked] = await wordsLookedAt(on, by, at, below, rarest, others);
      return { rows, below: looked?.below ?? null };
    }
  }
}

/** The rarest first. Of one alone nothing is counted. */
async function rarestOf(on: Queryable, tokens: readonly number[], below: number | null) {
  if (tokens.length === 1) return tokens;
  return (await rarestFirst(on, tokens, below)).map(({ token }) => token);
}

async function findCases(
  on: Queryable,
  term: HashedTerm,
  values: CaseSearchValues,
): Promise<readonly FoundCaseRow[]> {
  switch (term.kind) {
    case "address":
      return casesByAddress(on, ...values, term.hashes);
    case "code":
      return casesByCode(on, ...values, term.hashes);
    case "name":
      return casesByName(on, ...values, term.hashes);
    case "number":
      return casesByNumber(on, ...values, term.number);
    case "words":
      return casesByWords(on, ...values, term.tokens);
  }
}

function foundCase(row: FoundCaseRow): FoundCase {
  return { ...factsOfRow(row), lastFiled: row.last_filed };
}
