/** What keeps the audit, as it stands in the database now. */
export interface AuditGuards {
  /** Of all triggers and functions that write the audit or keep it from being changed: one text for all of them. */
  readonly digest: string;
  /** The last migration that was applied: nothing else changes them rightly. */
  readonly migration: string;
  /** Triggers that do not fire. */
  readonly off: readonly string[];
  /** Functions that write a row of the audit, and that no trigger performs any more. */
  readonly loose: readonly string[];
}

/** What was recorded of them, in the audit itself, when a gateway began. */
export type RecordedGuards = Pick<AuditGuards, "digest" | "migration"> & { readonly at: number };

/** What is not as it has to be of what keeps the audit: from then on rows may be missing that nobody removed. */
export type GuardFault =
  | { readonly kind: "trigger_off" | "trigger_gone"; readonly name: string }
  /** Changed, and by no migration; `seenAt`: when it was recorded, `null`: since the last record. */
  | { readonly kind: "guards_changed"; readonly migration: string; readonly seenAt: number | null };

/** Compares what stands with what was recorded, the oldest first. Pure. */
export function guardFaults(now: AuditGuards, recorded: readonly RecordedGuards[]): readonly GuardFault[] {
  const faults: GuardFault[] = [
    ...now.off.map((name) => ({ kind: "trigger_off" as const, name })),
    ...now.loose.map((name) => ({ kind: "trigger_gone" as const, name })),
  ];
  const known = new Map<string, string>();
  for (const { digest, migration, at } of recorded) {
    const before = known.get(migration);
    if (before !== undefined && before !== digest)
      faults.push({ kind: "guards_changed", migration, seenAt: at });
    known.set(migration, digest);
  }
  const last = known.get(now.migration);
  if (last !== undefined && last !== now.digest)
    faults.push({ kind: "guards_changed", migration: now.migration, seenAt: null });
  return faults;
}

/** Whether what stands has to be recorded: nobody did, or it is not what was recorded last. */
export function isRecorded(now: AuditGuards, recorded: readonly RecordedGuards[]): boolean {
  const last = recorded.at(-1);
  return last !== undefined && last.digest === now.digest && last.migration === now.migration;
}
