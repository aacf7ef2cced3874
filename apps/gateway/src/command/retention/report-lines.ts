import type { Store } from "@holdfast/db";

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

const WAITS: Readonly<Record<string, string>> = {
  asked: "somebody asked to be forgotten, and no lead has decided",
  breach_open: "a breach that concerns it is not over",
  case_kept: "its case is not forgotten yet",
  case_open: "its case, or one that it is one with, is not closed",
  clock_running: "something that was agreed is still to come",
  contact_open: "a contact of it is not closed",
  disclosure_waiting: "something that leaves waits for a word",
  legal_hold: "it is on hold",
  legal_process: "counsel has not answered a legal process",
  open: "it is not closed",
  report_due: "a report is not signed along, not decided, or to be kept",
  review_due: "a lead has not looked at something afterwards",
  sending: "a message is on its way",
  withdrawal_unsettled: "nobody has said whose withdrawal it was",
  yes_in_force: "a yes that was given in it is in force",
};

/** What is kept, what is gone and what is in the way, as sentences with numbers and days: nothing of anybody (G412). */
export function reportLines(report: RetentionReport): readonly string[] {
  const { due, held, runs, outside, backupsExpireAt, beginsAt } = report;
  return [
    `Retention at ${day(report.at)}.`,
    `Due: ${many(due.contacts, "contact")}, ${many(due.cases, "case")}.`,
    ...held.map(
      ({ kind, because, count }) => `Held: ${many(count, kind)}, because ${WAITS[because] ?? because}.`,
    ),
    ...(beginsAt === null
      ? []
      : [
          `Nothing is forgotten before ${day(beginsAt)}, unless an administrator keeps the days of "Forgetting in time" sooner.`,
        ]),
    ...(runs.length === 0 ? ["Nothing was forgotten yet."] : []),
    ...runs.map(
      (run) =>
        `Forgotten at ${day(run.beganAt)}: ${many(run.contacts, "contact")}, ${many(run.cases, "case")}; ${onDisk(run)}.`,
    ),
    ...outside.flatMap(({ channel, copies, due: wanted, triedInVain }) => [
      `Outside, on ${channel}: ${many(copies, "copy")} known, ${wanted} to be gone.`,
      ...(triedInVain > 0 ? [`  ${triedInVain} of these were asked for, and are asked for again.`] : []),
      ...(wanted > triedInVain
        ? [
            `  ${wanted - triedInVain} of these were not asked for yet. Where that stays so, the channel is off or its provider can only be asked by hand.`,
          ]
        : []),
    ]),
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

function many(count: number, what: string): string {
  if (count === 1) return `1 ${what}`;
  return `${count} ${what === "copy" ? "copies" : `${what}s`}`;
}

function day(ms: number): string {
  return new Date(ms).toISOString().slice(0, 16).replace("T", " ");
}
