import { ChannelId } from "@holdfast/case-schema";
import type { Store } from "@holdfast/db";
import type { Chore } from "../chores/chore.ts";
import type { AnchorFile } from "./anchor-file.ts";

const HOUSE = ChannelId.parse("house");
const LEASE_MS = 5_000;
/** Rows of one seal, and most seals in a row: a house that was away for long is caught up with, and stops when it is told to. */
const ROWS_EACH = 5_000;
const SEALS_MOST = 20;

export interface Sealer {
  readonly store: Pick<Store, "audit" | "leases">;
  readonly anchors: Pick<AnchorFile, "add">;
  /** This gateway among others. */
  readonly holder: string;
}

/**
 * Chains the audit each second and keeps where it ends outside the database (AU3, AU6). One gateway at a time does; where it ended
 * before this gateway began is kept too, because whoever did it may have died in between.
 */
export function sealChore({ store: { audit, leases }, anchors, holder }: Sealer): Chore {
  let kept = -1;
  return {
    name: "audit_seal",
    everyMs: 1_000,
    async run() {
      if (!(await leases.take(HOUSE, "audit", holder, LEASE_MS))) {
        // Whoever has it keeps its own: what they sealed is kept here as well once this one takes over.
        kept = -1;
        return 0;
      }
      for (let each = 0; each < SEALS_MOST; each += 1) {
        const sealed = await audit.seal(ROWS_EACH);
        const end = sealed ?? (kept === -1 ? await audit.end() : null);
        if (end !== null && end.position > kept) {
          if (end.position > 0) await anchors.add(audit.anchorLine(end));
          kept = end.position;
        }
        if (sealed === null) break;
      }
      // Each second there is something: nothing that is to be said.
      return 0;
    },
  };
}
