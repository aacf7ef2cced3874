import type { Store } from "@holdfast/db";
import { STAYS_ELSEWHERE } from "./stays-elsewhere.ts";

/** What a house says of what it keeps and forgets. */
export type RetentionReport = Awaited<ReturnType<Store["retention"]["report"]>>;
type RetentionProblem = NonNullable<RetentionReport["runs"][number]["problem"]>;

const PROBLEMS: Readonly<Record<RetentionProblem, string>> = {
  somebody_calls: "somebody was on a call, which would have stood still; it is tried again within the hour",
  tables_in_use: "a table was in use for too long; it is tried again within the hour",
  not_owner: "the tables belong to another role of the database, which alone may write them anew",
  no_right_to_end_log:
    "our role may not end the log's file: grant it pg_checkpoint, pg_monitor and EXECUTE on pg_switch_wal()",
  log_too_long: "the log has more files than are written over at once; it is tried again within the hour",
  log_kept_elsewhere:
    "a replica, a replication slot or an archive keeps the database's log: it goes there when they let it go",
};

type RetentionKind = keyof RetentionReport["due"];
const KINDS = [
  "contact",
  "case",
  "inquiry",
  "legal_process",
  "breach",
  "audit",
] as const satisfies readonly RetentionKind[];
const WORDS: Readonly<Record<RetentionKind, readonly [one: string, more: string]>> = {
  contact: ["contact", "contacts"],
  case: ["case", "cases"],
  inquiry: ["inquiry", "inquiries"],
  legal_process: ["legal paper", "legal papers"],
  breach: ["breach", "breaches"],
  audit: ["row of the audit", "rows of the audit"],
};

const WAITS: Readonly<Record<string, string>> = {
  asked: "somebody asked to be forgotten, and no lead has decided",
  audit_apart: "the audit belongs to another role, which has to run audit_apart again",
  breach_open: "a breach that concerns it is not over",
  case_kept: "its case is not forgotten yet",
  case_open: "its case, or one that it is one with, is not closed",
  clock_running: "something that was agreed is still to come",
  contact_open: "a contact of it is not closed",
  disclosure_waiting: "something that leaves waits for a word",
  legal_hold: "it is on hold",
  legal_kept: "what was served that came of it is kept still",
  legal_process: "counsel has not answered a legal process",
  open: "it is not closed",
  report_due: "a report is not signed along, not decided, or to be kept",
  review_due: "a lead has not looked at something afterwards",
  sending: "a message is on its way",
  withdrawal_unsettled: "nobody has said whose withdrawal it was",
  yes_in_force: "a yes that was given in it is in force",
};

const DOUBTS: Readonly<Record<NonNullable<RetentionReport["doubt"]>["why"], string>> = {
  clocks_apart: "the clock of a gateway and the database's differ by more than five minutes",
  time_unseen:
    "the clocks are more than a day ahead of what was seen to pass: one was put ahead, or the house was off",
  set_back: "the clocks are behind what was seen to pass: one was put back",
};

function doubtLine({ why, since }: NonNullable<RetentionReport["doubt"]>): string {
  return `Nothing is forgotten since ${day(since)}: ${DOUBTS[why]}. Set the clocks by NTP; where they are right, say what time it is by another clock: pnpm holdfast retention confirm-time <instant>.`;
}

/** What is kept, what is gone and what is in the way, as sentences with numbers and days: nothing of anybody (G412). */
export function reportLines(report: RetentionReport): readonly string[] {
  const { doubt, due, held, runs, outside, backupsExpireAt, beginsAt, papersBeginAt } = report;
  return [
    `Retention at ${day(report.at)}.`,
    ...(doubt === null ? [] : [doubtLine(doubt)]),
    `Due: ${manyOf(due)}.`,
    ...held.map(
      ({ kind, because, count }) =>
        `Held: ${many(count, ...WORDS[kind])}, because ${WAITS[because] ?? because}.`,
    ),
    ...(beginsAt === null
      ? []
      : [
          `Nothing is forgotten before ${day(beginsAt)}, unless an administrator keeps the days of "Forgetting in time" sooner.`,
        ]),
    ...(papersBeginAt === null
      ? []
      : [
          `No inquiries, legal papers, breaches and rows of the audit are forgotten before ${day(papersBeginAt)}, unless an administrator keeps those days sooner.`,
        ]),
    ...(runs.length === 0 ? ["Nothing was forgotten yet."] : []),
    ...runs.map((run) => `Forgotten at ${day(run.beganAt)}: ${manyOf(run.forgotten)}; ${onDisk(run)}.`),
    ...outside.flatMap(({ channel, copies, due: wanted, triedInVain }) => [
      `Outside, on ${channel}: ${many(copies, "copy", "copies")} known, ${wanted} to be gone.`,
      ...(triedInVain > 0 ? [`  ${triedInVain} of these were asked for, and are asked for again.`] : []),
      ...(wanted > triedInVain
        ? [
            `  ${wanted - triedInVain} of these were not asked for yet. Where that stays so, the channel is off or its provider can only be asked by hand.`,
          ]
        : []),
    ]),
    ...STAYS_ELSEWHERE.map(
      ({ what, until, operator }) => `Elsewhere: ${what}, until ${until}. To do: ${operator}.`,
    ),
    ...(backupsExpireAt === null
      ? []
      : [
          `Of what was forgotten last, backups that were made before are to be gone by ${day(backupsExpireAt)}.`,
        ]),
  ];
}

function onDisk({ rewrittenAt, logGoneAt, problem }: RetentionReport["runs"][number]): string {
  if (logGoneAt !== null) return "nothing of it lies on the database's disk";
  const where =
    rewrittenAt === null ? "it may still lie in the tables and the log" : "it may still lie in the log";
  return problem === null ? where : `${where}: ${PROBLEMS[problem]}`;
}

/** Contacts and cases always; of the others those of which there is any. */
function manyOf(counts: RetentionReport["due"]): string {
  return KINDS.filter((kind) => counts[kind] > 0 || kind === "contact" || kind === "case")
    .map((kind) => many(counts[kind], ...WORDS[kind]))
    .join(", ");
}

function many(count: number, one: string, more: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${more}`;
}

function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 16).replace("T", " ");
}
