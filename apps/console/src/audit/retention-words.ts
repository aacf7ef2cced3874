import { i18n } from "@lingui/core";
import { t } from "@lingui/core/macro";
import type { RetentionReportData, RetentionRunData } from "./retention-document.ts";

type Counts = RetentionReportData["due"];

/** The day and the minute of an instant, by the clock of the screen. */
export function instantWords(at: number): string {
  return i18n.date(new Date(at), {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
}

/** Of what something is forgotten. A code that has no words stands as it is, here and below. */
export function retentionKindWords(kind: string): string {
  const words: Readonly<Record<string, string>> = {
    contact: t`Contacts`,
    case: t`Cases`,
    inquiry: t`Inquiries`,
    legal_process: t`Legal papers`,
    breach: t`Breaches`,
    audit: t`Rows of the audit`,
  };
  return words[kind] ?? kind;
}

/** Why something that is due is not forgotten yet. */
export function waitWords(because: string): string {
  const words: Readonly<Record<string, string>> = {
    asked: t`somebody asked to be forgotten, and no lead has decided`,
    audit_apart: t`the audit belongs to another role, which has to run audit_apart again`,
    breach_open: t`a breach that concerns it is not over`,
    case_kept: t`its case is not forgotten yet`,
    case_open: t`its case, or one that it is one with, is not closed`,
    clock_running: t`something that was agreed is still to come`,
    contact_open: t`a contact of it is not closed`,
    disclosure_waiting: t`something that leaves waits for a word`,
    legal_hold: t`it is on hold`,
    legal_kept: t`what was served that came of it is kept still`,
    legal_process: t`counsel has not answered a legal process`,
    open: t`it is not closed`,
    report_due: t`a report is not signed along, not decided, or to be kept`,
    review_due: t`a lead has not looked at something afterwards`,
    sending: t`a message is on its way`,
    withdrawal_unsettled: t`nobody has said whose withdrawal it was`,
    yes_in_force: t`a yes that was given in it is in force`,
  };
  return words[because] ?? because;
}

/** Why no clock of the house is believed. */
export function doubtWords(doubt: string): string {
  const words: Readonly<Record<string, string>> = {
    clocks_apart: t`the clock of a gateway and the database’s differ by more than five minutes`,
    time_unseen: t`the clocks are more than a day ahead of what was seen to pass: one was put ahead, or the house was off`,
    set_back: t`the clocks are behind what was seen to pass: one was put back`,
  };
  return words[doubt] ?? doubt;
}

/** What one run forgot, of each kind of which there was any. */
export function forgottenWords(forgotten: Counts): string {
  const some = forgotten.filter(({ count }) => count > 0);
  if (some.length === 0) return t`Nothing`;
  return some.map(({ kind, count }) => `${retentionKindWords(kind)}: ${count}`).join(", ");
}

/** Whether anything of what a run forgot may still lie on the disk, and why. */
export function onDiskWords({
  rewrittenAt,
  logGoneAt,
  problem,
}: Pick<RetentionRunData, "rewrittenAt" | "logGoneAt" | "problem">): string {
  if (logGoneAt !== null) return t`Nothing of it lies there.`;
  const where =
    rewrittenAt === null ? t`It may still lie in the tables and the log.` : t`It may still lie in the log.`;
  return problem === null ? where : `${where} ${problemWords(problem)}`;
}

/** Why something may still lie there. */
export function problemWords(problem: string): string {
  const words: Readonly<Record<string, string>> = {
    somebody_calls: t`Somebody was on a call, which would have stood still; it is tried again within the hour.`,
    tables_in_use: t`A table was in use for too long; it is tried again within the hour.`,
    not_owner: t`The tables belong to another role of the database, which alone may write them anew.`,
    no_right_to_end_log: t`Our role may not end the log's file: grant it pg_checkpoint, pg_monitor and EXECUTE on pg_switch_wal().`,
    log_too_long: t`The log has more files than are written over at once; it is tried again within the hour.`,
    log_kept_elsewhere: t`A replica, a replication slot or an archive keeps the database's log: it goes there when they let it go.`,
  };
  return words[problem] ?? problem;
}

/** How many copies are to be gone at a provider, and of how many that was asked in vain. */
export function outsideWords({
  due,
  triedInVain,
}: Pick<RetentionReportData["outside"][number], "due" | "triedInVain">): string {
  return triedInVain === 0 ? String(due) : t`${due}, of which ${triedInVain} were asked for in vain so far`;
}
