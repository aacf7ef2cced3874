import { PrismaPg } from "@prisma/adapter-pg";
import type { PoolConfig } from "pg";
import { openAnswers } from "../answers/open-answers.ts";
import { openCheckpoints } from "../checkpoints/open-checkpoints.ts";
import { openContacts } from "../contacts/open-contacts.ts";
import { openConversations } from "../conversations/open-conversations.ts";
import { PrismaClient } from "../generated/client.ts";
import { openIntake } from "../intake/intake-store.ts";
import type { Keyring } from "../keyring/keyring.ts";
import { openLog } from "../log/open-log.ts";
import { openMoves } from "../moves/open-moves.ts";
import { openOptOuts } from "../opt-outs/open-opt-outs.ts";
import { openOutbox } from "../outbox/open-outbox.ts";
import { openQuarantine } from "../quarantine/open-quarantine.ts";
import { openOwners } from "../sealing/owners.ts";
import { openSettings } from "../settings/open-settings.ts";
import { openCommits } from "../sql/commits.ts";
import { openPool } from "../sql/pool.ts";
import { prismaStatementName } from "../sql/prisma-statement-name.ts";
import { openStaff } from "../staff/open-staff.ts";
import { checkFingerprint } from "./fingerprint.ts";
import type { Inside } from "./inside.ts";
import { readiness } from "./readiness.ts";
import type { Store } from "./store.ts";

export interface StoreOptions {
  readonly connection: PoolConfig;
  readonly keyring: Keyring;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Most connections; 20 unless said otherwise. */
  readonly poolSize?: number;
}

/** Opens the store on a migrated database, or refuses when that was sealed with another master key. */
export async function openStore({ connection, keyring, clock, poolSize = 20 }: StoreOptions): Promise<Store> {
  const pool = openPool(connection, poolSize);
  try {
    await checkFingerprint(pool, keyring);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const inside: Inside = {
    pool,
    connection,
    keyring,
    owners: openOwners(keyring),
    commits: openCommits(),
    clock,
  };
  const settings = openSettings(inside);
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator: prismaStatementName() }),
  });
  return {
    intake: openIntake(inside),
    contacts: openContacts(inside),
    moves: openMoves(inside),
    answers: openAnswers(inside),
    outbox: openOutbox(inside),
    optOuts: openOptOuts(inside),
    log: openLog(inside),
    quarantine: openQuarantine(inside),
    settings,
    staff: openStaff(inside),
    conversations: openConversations(inside, settings),
    checkpoints: openCheckpoints(inside),
    prisma,
    readiness: () => readiness(pool),
    async close() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
