import type { Queryable } from "../sql/statement.ts";
import {
  readAuditGuards,
  recordAuditGuards,
  recordedAuditGuards,
  unsealedAge,
} from "./audit-guard-statements.ts";
import { guardFaults, isRecorded, type AuditGuards, type GuardFault } from "./audit-guards.ts";

export interface AuditWatching {
  /** How long the oldest row waits to be sealed, in milliseconds; 0: none waits. */
  readonly unsealedMs: () => Promise<number>;
  /** What is wrong with the triggers and functions that keep the audit (AU18). Changes nothing. */
  readonly guardFaults: () => Promise<readonly GuardFault[]>;
  /** The same, and records in the audit how they stand, where that is not what was recorded last. */
  readonly recordGuards: () => Promise<readonly GuardFault[]>;
}

export function openAuditWatching(on: Queryable): AuditWatching {
  async function now(): Promise<AuditGuards> {
    const [guards] = await readAuditGuards(on);
    if (guards === undefined) throw new Error("one row says how the guards stand");
    return guards;
  }
  return {
    unsealedMs: async () => (await unsealedAge(on))[0]?.age ?? 0,
    guardFaults: async () => guardFaults(await now(), await recordedAuditGuards(on)),
    async recordGuards() {
      const guards = await now();
      const recorded = await recordedAuditGuards(on);
      if (!isRecorded(guards, recorded)) await recordAuditGuards(on, guards.digest, guards.migration);
      return guardFaults(guards, recorded);
    },
  };
}
