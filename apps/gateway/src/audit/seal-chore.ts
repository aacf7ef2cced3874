import { ChannelId } from "@holdfast/case-schema";
import type { ChainEnd, Store } from "@holdfast/db";
import type { Chore } from "../chores/chore.ts";
import type { Log } from "../log/log.ts";
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
  readonly log: Pick<Log, "error">;
}

/**
 * Chains the audit each second and keeps where it ends outside the database (AU3, AU6). One gateway at a time does; where it ended
 * before this gateway began is kept too, because whoever did it may have died in between. Says when seals that were there are gone.
 */
export function sealChore({ store: { audit, leases }, anchors, holder, log }: Sealer): Chore {
  let known: ChainEnd | null = null;
  let isKept = false;
  /** Keeps where the chain ends now, unless that is kept; again the next time where it could not be. */
  async function keep(end: ChainEnd): Promise<void> {
    if (known !== null && isCut(known, end))
      log.error("audit_cut", { position: end.position, wasPosition: known.position });
    if (known === null || !isSame(known, end)) isKept = false;
    known = end;
    if (isKept) return;
    if (end.position > 0) await anchors.add(audit.anchorLine(end));
    isKept = true;
  }
  return {
    name: "audit_seal",
    everyMs: 1_000,
    async run() {
      if (!(await leases.take(HOUSE, "audit", holder, LEASE_MS))) {
        // Whoever has it keeps its own: what they sealed is kept here as well once this one takes over.
        isKept = false;
        return 0;
      }
      for (let each = 0; each < SEALS_MOST; each += 1) {
        const sealed = await audit.seal(ROWS_EACH);
        await keep(sealed ?? (await audit.end()));
        if (sealed === null) break;
      }
      // Each second there is something: nothing that is to be said.
      return 0;
    },
  };
}

function isSame(one: ChainEnd, other: ChainEnd): boolean {
  return one.position === other.position && one.head.equals(other.head);
}

/** Seals are only added: with fewer of them, or another last one of as many, some that were there are gone. */
function isCut(before: ChainEnd, end: ChainEnd): boolean {
  return end.position < before.position || (end.number <= before.number && !isSame(before, end));
}
