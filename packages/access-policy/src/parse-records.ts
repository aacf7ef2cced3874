import { z } from "zod";
import { CASE_NEEDS, CONTACT_NEEDS } from "./record-needs.ts";
import { decideAccess } from "./decide.ts";
import { AGING, RecordRow, VOCABULARY } from "./record-row.ts";

/** Lines that were looked through, and that nobody changes any more. Only `parseRecords` makes one. */
export type RecordTable = readonly RecordRow[] & z.$brand<"RecordTable">;

/** A table of which a line cannot be meant. Nothing starts with it (A70). */
export class RecordTableInvalid extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`the table of records is none:\n${problems.join("\n")}`);
    this.name = "RecordTableInvalid";
    this.problems = problems;
  }
}

/** Reads a table, and says everything at once that is wrong with it. Throws where anything is (A70). */
export function parseRecords(given: readonly unknown[]): RecordTable {
  const problems: string[] = [];
  const rows = given.flatMap((each, at) => {
    const read = RecordRow.safeParse(each);
    if (read.success) return [read.data];
    problems.push(`line ${at + 1}: ${z.prettifyError(read.error)}`);
    return [];
  });
  rows.forEach((row, at) => {
    const before = rows.slice(0, at);
    for (const problem of [...unknownNames(row), ...cannotBeMeant(row), ...besides(row, before)])
      problems.push(`${row.rule}: ${problem}`);
  });
  if (problems.length > 0) throw new RecordTableInvalid(problems);
  return frozen(rows) as readonly RecordRow[] as RecordTable;
}

function unknownNames({ record, ties, states, grants, fields }: RecordRow): readonly string[] {
  const known = VOCABULARY[record];
  const acts = grants.flatMap((grant) => grant.acts);
  const said = { ties, states, acts, fields };
  return (["ties", "states", "acts", "fields"] as const).flatMap((what) => [
    ...said[what]
      .filter((name) => !(known[what] as readonly string[]).includes(name))
      .map((name) => `there is no ${name} among the ${what} of a ${record}`),
    ...(said[what].length === 0 && what !== "fields" ? [`it names no ${what}`] : []),
  ]);
}

/** What contradicts itself, or the table of capabilities. */
function cannotBeMeant({ record, effect, ties, withinMs, grants, fields }: RecordRow): readonly string[] {
  const needs: Readonly<Record<string, Parameters<typeof decideAccess>[1]>> =
    record === "case" ? CASE_NEEDS : CONTACT_NEEDS;
  const isAging = ties.some((tie) => AGING.has(tie));
  const acts = new Set(grants.flatMap((grant) => grant.acts));
  return [
    ...(isAging && (withinMs === null || ties.length > 1)
      ? ["what is aging stands alone, and says for how long"]
      : []),
    ...(!isAging && withinMs !== null ? ["nothing of it is aging"] : []),
    ...(effect === "deny" && fields.length > 0 ? ["what denies shows nothing"] : []),
    ...(effect === "allow" && acts.has("read") && !fields.includes("facts")
      ? ["whoever reads is shown nothing"]
      : []),
    ...(effect === "allow" && !acts.has("read") && fields.some((field) => field !== "address")
      ? ["whoever does not read is shown something"]
      : []),
    ...(effect === "allow" &&
    (acts.has("unmask") ? fields.join() !== "address" || acts.size > 1 : fields.includes("address"))
      ? ["an address is shown by unmasking it, and by nothing else"]
      : []),
    ...(effect === "allow"
      ? grants.flatMap(({ roles, acts: granted }) =>
          roles.flatMap((role) =>
            granted
              .filter((act) => {
                const needed = needs[act];
                return needed === undefined || !decideAccess(role, needed).allowed;
              })
              .map((act) => `no ${role} may ${act} any ${record}`),
          ),
        )
      : []),
  ];
}

/** What is wrong with a line by those that are asked before it: its rule stands there already, or nothing ever comes to it. */
function besides(row: RecordRow, before: readonly RecordRow[]): readonly string[] {
  const same = before.filter(({ record }) => record === row.record);
  const said = before.some(({ rule }) => rule === row.rule) ? ["that rule has a line already"] : [];
  if (row.effect === "deny")
    return same.some(({ effect }) => effect === "allow")
      ? [...said, "what denies stands before what allows"]
      : said;
  const denied = same.filter(({ effect }) => effect === "deny").flatMap(({ ties }) => ties);
  const contradicts = row.ties.filter((tie) => denied.includes(tie));
  const isReached = row.grants.some(({ roles, acts }) =>
    roles.some((role) =>
      acts.some((act) =>
        row.ties.some((tie) =>
          row.states.some(
            (state) => !same.some((earlier) => covers(earlier, row, { role, act, tie, state })),
          ),
        ),
      ),
    ),
  );
  return [
    ...said,
    ...contradicts.map((tie) => `whoever is ${tie} is denied`),
    ...(isReached ? [] : ["nothing comes to it: all of it is allowed before"]),
  ];
}

interface Cell {
  readonly role: string;
  readonly act: string;
  readonly tie: string;
  readonly state: string;
}

/** Whether an earlier line allows all that a later one would, of one cell. */
function covers(earlier: RecordRow, later: RecordRow, { role, act, tie, state }: Cell): boolean {
  return (
    earlier.effect === "allow" &&
    (earlier.ties.includes("anybody") || earlier.ties.includes(tie)) &&
    (earlier.withinMs === null || (later.withinMs !== null && later.withinMs <= earlier.withinMs)) &&
    earlier.states.includes(state) &&
    later.fields.every((field) => earlier.fields.includes(field)) &&
    earlier.grants.some(
      ({ roles, acts }) => (roles as readonly string[]).includes(role) && acts.includes(act),
    )
  );
}

function frozen<Of>(value: Of): Of {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}
