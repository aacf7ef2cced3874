import type { AuditFault, AuditStore, GuardFault, Verified } from "@holdfast/db";
import type { AnchorFile } from "../../audit/anchor-file.ts";
import { readAnchors } from "../../audit/read-anchors.ts";

export interface AuditVerify {
  readonly store: {
    readonly audit: Pick<AuditStore, "verify" | "guardFaults" | "readAnchor" | "readRestored">;
  };
  readonly anchors: Pick<AnchorFile, "lines">;
  readonly clock: () => number;
  readonly say: (words: string) => void;
}

/** After so many rows a long verification says how far it is. */
const SAY_EVERY = 100_000;
/** More are counted, and not each said. */
const FAULTS_SAID = 200;

/** Verifies the audit and says what it found, line by line. Whether it is as it was written. */
export async function auditVerify({ store: { audit }, anchors, clock, say }: AuditVerify): Promise<boolean> {
  const { anchors: kept, restores, edited, torn } = await readAnchors(anchors, audit);
  let said = 0;
  const found = await audit.verify(kept, ({ verified }) => {
    if (verified - said < SAY_EVERY) return;
    said = verified;
    say(`Verified ${verified} rows.`);
  });
  for (const fault of found.faults.slice(0, FAULTS_SAID)) say(faultSentence(fault));
  if (found.faults.length > FAULTS_SAID) say(`And ${found.faults.length - FAULTS_SAID} more.`);
  for (const { position, upTo } of restores)
    say(
      `A restore went back to position ${position}: what was anchored of later rows, up to ${upTo}, went with it.`,
    );
  if (edited > 0) say(`Lines edited of what is kept outside the database: ${edited}.`);
  if (torn > 0)
    say(`Lines not whole, as a crash leaves them, of what is kept outside the database: ${torn}.`);
  const guards = await audit.guardFaults();
  for (const fault of guards) say(guardSentence(fault));
  for (const line of summary(found, clock())) say(line);
  const nothing = whatIsMissing(found, kept.length);
  if (nothing !== null) say(nothing);
  return nothing === null && found.faults.length === 0 && guards.length === 0 && edited === 0;
}

/** Why it says nothing that no fault was found; `null`: it does. */
function whatIsMissing({ sealed, unsealed }: Verified, anchors: number): string | null {
  if (sealed + unsealed.count === 0) return "There is not one row: nothing was verified.";
  return anchors === 0
    ? "Not one line is kept outside the database: nothing says whether its end was cut off."
    : null;
}

/** What a fault is, for whoever has to explain it. By positions alone. */
export function faultSentence(fault: AuditFault): string {
  switch (fault.kind) {
    case "removed":
      return `Position ${fault.position}: the row that stood here was removed.`;
    case "edited":
      return `Position ${fault.position}: the row was edited.`;
    case "reordered":
      return `Position ${fault.position}: the row was put elsewhere.`;
    case "inserted":
      return `After position ${fault.position}: a row was put in that was not written there.`;
    case "seal_gone":
      return `Positions ${fault.position} to ${fault.upTo}: their seal was removed; nothing vouches for them.`;
    case "seal_edited":
      return `Positions ${fault.position} to ${fault.upTo}: their seal was edited; nothing vouches for them.`;
    case "truncated":
      return `After position ${fault.position}: cut off, or restored from a backup of then; there were rows up to ${fault.upTo}.`;
    case "not_as_anchored":
      return `Up to position ${fault.position}: not as it is kept outside the database.`;
  }
}

/** What is wrong with what keeps the audit, by the names of triggers and migrations. */
export function guardSentence(fault: GuardFault): string {
  const since = "rows may be missing that were never written";
  switch (fault.kind) {
    case "trigger_off":
      return `The trigger ${fault.name} is switched off: ${since}.`;
    case "trigger_gone":
      return `No trigger performs ${fault.name} any more: ${since}.`;
    case "guards_changed":
      return `What keeps the audit was changed after the migration ${fault.migration}, by none${
        fault.seenAt === null ? "" : `, and found so at ${new Date(fault.seenAt).toISOString()}`
      }: ${since}.`;
  }
}

function summary({ faults, sealed, gone, anchored, unsealed }: Verified, now: number): readonly string[] {
  const age = unsealed.oldestAt === null ? 0 : Math.max(0, Math.round((now - unsealed.oldestAt) / 1000));
  return [
    `${sealed} rows are sealed, of which what is kept outside the database vouches for ${anchored}.`,
    ...(gone === 0 ? [] : [`${gone} of them went, because they were as old as this house keeps them.`]),
    unsealed.count === 0
      ? "None waits to be sealed."
      : `${unsealed.count} wait to be sealed, the oldest for ${age} s.`,
    faults.length === 0
      ? "The audit is as it was written."
      : `The audit is NOT as it was written: ${faults.length === 1 ? "1 fault" : `${faults.length} faults`}.`,
  ];
}
