import { openStore, type Keyring } from "@holdfast/db";
import pg, { type PoolConfig } from "pg";
import { inventedArrival } from "./invented-arrival.ts";
import { fileCase } from "./long-case.ts";

/** A case with one person, opened by whoever has its contact. */
export interface CaseLooks {
  /** Once, written down as it always is. */
  readonly recorded: () => Promise<void>;
  /** Once, by connections of which the database writes nothing down; all else is the same. */
  readonly unrecorded: () => Promise<void>;
  /** How many rows the audit has of that. */
  readonly rows: () => Promise<number>;
  readonly close: () => Promise<void>;
}

// Fires before the trigger that writes the audit, by its name, and leaves that one nothing to fire for.
const LEAVE_OUT = `
  create function bench_leave_out() returns trigger language plpgsql as 'begin return null; end';
  create trigger a_bench_leaves_out before insert on case_read for each row
    when (current_setting('bench.unrecorded', true) = 'on') execute function bench_leave_out()`;

const AS_BEFORE = `
  drop trigger a_bench_leaves_out on case_read;
  drop function bench_leave_out()`;

/** Makes the case in a database that has our tables, which is but for that case as it was once this is closed. */
export async function openCaseLooks(connection: PoolConfig, keyring: Keyring): Promise<CaseLooks> {
  const open = async (unrecorded: "on" | "off") =>
    openStore({
      connection: { ...connection, options: `-c bench.unrecorded=${unrecorded}` },
      keyring,
      clock: Date.now,
      poolSize: 2,
    });
  const recording = await open("off");
  const client = new pg.Client(connection);
  await client.connect();
  await client.query(LEAVE_OUT);
  const silent = await open("on");
  const { contactId } = await recording.intake.arrive(inventedArrival());
  const { id, asker } = await fileCase(recording, contactId, 1);
  const openingOf =
    ({ cases }: typeof recording) =>
    async (): Promise<void> => {
      if ((await cases.read(id, asker)) === null) throw new Error("the case is not there");
    };
  return {
    recorded: openingOf(recording),
    unrecorded: openingOf(silent),
    rows: async () =>
      (
        await client.query(
          "select from audit_row where thing = 'case_file' and deed = 'looked' and case_id = $1",
          [id],
        )
      ).rowCount ?? 0,
    close: async () => {
      await client.query(AS_BEFORE);
      await Promise.all([client.end(), recording.close(), silent.close()]);
    },
  };
}
