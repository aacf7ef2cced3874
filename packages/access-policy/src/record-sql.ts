import type { RecordTable } from "./parse-records.ts";
import { AGING, VOCABULARY, type RecordKind, type RecordRow } from "./record-row.ts";

/**
 * The same table as the body of a function of the database, for one kind of record. Its arguments are `_act`, `_at` in milliseconds,
 * `_role`, `_state`, and one of each tie, `_had_contact`: whether, or since which millisecond where it is aging. What is null is not
 * known, and denies as it does in `decideRecord` (A71, A73).
 */
export function recordSql(table: RecordTable, record: RecordKind): string {
  const rows = table.filter((row) => row.record === record);
  const lines = (effect: RecordRow["effect"]): readonly string[] =>
    rows.filter((row) => row.effect === effect).map(lineOf);
  const denied = lines("deny");
  return [
    "select coalesce(_at is not null",
    ...denied.map((line) => `  and not ${line}`),
    "  and (",
    lines("allow")
      .map((line) => `    ${line}`)
      .join("\n    or\n"),
    "  ), false)",
  ].join("\n");
}

/** The names of its arguments that differ with the kind of record, in their order. */
export function recordSqlTies(record: RecordKind): readonly string[] {
  return VOCABULARY[record].ties.filter((tie) => tie !== "anybody");
}

function lineOf({ rule, effect, ties, states, withinMs, grants }: RecordRow): string {
  const granted = grants.map(({ roles, acts }) => `_role in ${listOf(roles)} and _act in ${listOf(acts)}`);
  const is = ties.map((tie) => (effect === "deny" ? `_${tie} is distinct from false` : tieOf(tie, withinMs)));
  return `(/* ${rule} */ _state in ${listOf(states)} and (${is.join(" or ")}) and (${granted.join(" or ")}))`;
}

function tieOf(tie: string, withinMs: number | null): string {
  if (tie === "anybody") return "true";
  return AGING.has(tie) && withinMs !== null
    ? `_at - _${tie} between 0 and ${withinMs - 1}`
    : `_${tie} is true`;
}

/** Names alone come in: the parser knows each of them. */
function listOf(names: readonly string[]): string {
  return `(${names.map((name) => `'${name}'`).join(", ")})`;
}
