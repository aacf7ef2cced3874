import type { Role } from "@holdfast/case-schema";
import type { RecordTable } from "./parse-records.ts";
import type { RecordKind, RecordRow } from "./record-row.ts";

/**
 * What somebody is to one record. A tie is whether they are that, or since when, of what is aging; what is not said, they are not,
 * but for what denies: whoever is not known to be clear of that, is not (A71).
 */
export interface Standing {
  readonly role: Role;
  /** `null`: there is no such record. */
  readonly state: string | null;
  readonly ties: Readonly<Record<string, boolean | number | null | undefined>>;
}

/** The answer, with the rule that gave it and what of the record is shown. */
export type RecordDecision =
  | { readonly allowed: true; readonly rule: string; readonly fields: readonly string[] }
  | { readonly allowed: false; readonly rule: string; readonly fields: readonly [] };

/** What the console may show of one record: every act that would be allowed, and what is shown of it. */
export interface ViewerCan {
  readonly acts: readonly string[];
  readonly fields: readonly string[];
}

/** Whether somebody may do this with a record at this moment. Silence is refusal, and so is a moment that is none (A1, A71). */
export function decideRecord(
  table: RecordTable,
  record: RecordKind,
  act: string,
  standing: Standing,
  at: number,
): RecordDecision {
  const asked = Number.isFinite(at) ? table.filter((row) => names(row, record, act, standing)) : [];
  const denying = asked.find((row) => row.effect === "deny" && row.ties.some((tie) => mayBe(standing, tie)));
  if (denying !== undefined) return { allowed: false, rule: denying.rule, fields: [] };
  const allowing = asked.filter((row) => row.effect === "allow" && holds(row, standing, at));
  const [first] = allowing;
  if (first === undefined) return { allowed: false, rule: "A1", fields: [] };
  return { allowed: true, rule: first.rule, fields: shown(allowing) };
}

/** Everything that somebody may do with a record at this moment, and what they are shown of it: nothing but to read shows anything. */
export function viewerCan(
  table: RecordTable,
  record: RecordKind,
  acts: readonly string[],
  standing: Standing,
  at: number,
): ViewerCan {
  const decided = acts.map((act) => [act, decideRecord(table, record, act, standing, at)] as const);
  return {
    acts: decided.flatMap(([act, { allowed }]) => (allowed ? [act] : [])),
    fields: decided.find(([act]) => act === "read")?.[1].fields ?? [],
  };
}

function names(row: RecordRow, record: RecordKind, act: string, { role, state }: Standing): boolean {
  return (
    row.record === record &&
    state !== null &&
    row.states.includes(state) &&
    row.grants.some(({ roles, acts }) => roles.includes(role) && acts.includes(act))
  );
}

/** What one of these lets them be: of each that holds, since more that somebody is takes nothing from them. */
function shown(rows: readonly RecordRow[]): readonly string[] {
  return [...new Set(rows.flatMap(({ fields }) => fields))];
}

function mayBe({ ties }: Standing, tie: string): boolean {
  return ties[tie] !== false;
}

function holds({ ties, withinMs }: RecordRow, standing: Standing, at: number): boolean {
  return ties.some((tie) => {
    if (tie === "anybody") return true;
    const is = Object.hasOwn(standing.ties, tie) ? standing.ties[tie] : undefined;
    if (withinMs === null) return is === true;
    return typeof is === "number" && is <= at && at - is < withinMs;
  });
}
