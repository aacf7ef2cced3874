import type pg from "pg";
import type { Keyring } from "../keyring/keyring.ts";
import { connectToStart } from "../migrate/connect.ts";
import { openOwners } from "../sealing/owners.ts";
import { forgetOneContact } from "./forget-contacts.ts";
import { beginRun, contactsBack, endRun } from "./retention-statements.ts";

const BATCH = 100;

/**
 * Forgets again what a restore brought back of contacts whose keys are gone (DB450). Answers how many they are. One that is on hold
 * in the backup waits until it is lifted, and opens nothing until then. It is a run, so that by what they were compared is gone from the
 * disk as well (DB483), once a gateway begins.
 */
export async function forgetContactsAgain(connection: pg.PoolConfig, keyring: Keyring): Promise<number> {
  const client = await connectToStart(connection);
  const inside = { owners: openOwners(keyring), clock: Date.now };
  try {
    let forgotten = 0;
    let run: string | null = null;
    for (let full = true; full;) {
      const found = await contactsBack(client, BATCH);
      if (found.length > 0) run ??= (await beginRun(client, inside.clock()))[0]?.id ?? null;
      let done = 0;
      for (const { id } of found) if (await forgetOneContact(inside, client, id, 0, run)) done += 1;
      forgotten += done;
      full = found.length === BATCH && done > 0;
    }
    if (run !== null) await endRun(client, run, inside.clock());
    return forgotten;
  } finally {
    await client.end();
  }
}
