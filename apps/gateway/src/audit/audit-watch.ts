import type { GuardFault, Store } from "@holdfast/db";
import type { Chore } from "../chores/chore.ts";
import type { Log } from "../log/log.ts";

/** From then on what waits is said to wait: a sealer that works leaves nothing for longer than seconds. */
export const UNSEALED_MAX_MS = 60_000;
const LOOK_EVERY_MS = 10_000;
/** Guards are looked at once in so many looks. */
const GUARDS_EVERY = 6;

export interface WatchAudit {
  readonly audit: Pick<Store["audit"], "unsealedMs" | "recordGuards" | "writeCounted">;
  readonly log: Pick<Log, "error" | "info">;
}

/** Whether the audit is kept as it has to be, as was last looked. */
export interface AuditWatch {
  readonly chore: Chore;
  /** How long the oldest row waits to be sealed. */
  readonly unsealedMs: () => number;
  /** How many triggers and functions that keep it are not as they have to be. */
  readonly guardFaults: () => number;
}

/** Looks whether somebody seals what is written, whoever has the lease, and whether what keeps the audit is as it was recorded. */
export function auditWatch({ audit, log }: WatchAudit): AuditWatch {
  let looks = 0;
  let unsealed = 0;
  let faults: readonly GuardFault[] = [];
  return {
    unsealedMs: () => unsealed,
    guardFaults: () => faults.length,
    chore: {
      name: "audit_watch",
      everyMs: LOOK_EVERY_MS,
      async run() {
        await audit.writeCounted();
        const before = unsealed;
        unsealed = await audit.unsealedMs();
        if (unsealed > UNSEALED_MAX_MS && before <= UNSEALED_MAX_MS)
          log.error("audit_unsealed", { seconds: Math.round(unsealed / 1000) });
        if (unsealed <= UNSEALED_MAX_MS && before > UNSEALED_MAX_MS) log.info("audit_sealed_again", {});
        if (looks % GUARDS_EVERY === 0) {
          const known = new Set(faults.map(guardWords));
          faults = await audit.recordGuards();
          for (const words of faults.map(guardWords))
            if (!known.has(words)) log.error("audit_guard", { fault: words });
        }
        looks += 1;
        // Each time there is something: nothing that is to be said.
        return 0;
      },
    },
  };
}

/** A fault in few words: names of triggers and migrations, and nothing that anybody wrote. */
function guardWords(fault: GuardFault): string {
  return fault.kind === "guards_changed"
    ? `guards_changed since ${fault.migration}, seen at ${fault.seenAt ?? "now"}`
    : `${fault.kind} ${fault.name}`;
}
