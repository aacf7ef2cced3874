import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import {
  migrate,
  restoreBackup,
  takeBackup,
  type BackupHead,
  type BackupPart,
  type Store,
} from "@holdfast/db";
import type { PoolConfig } from "pg";
import { plainCopy } from "../baselines/plain-copy.ts";
import { alternate } from "../frame/alternate.ts";
import { compare, exact } from "../frame/figure.ts";
import type { Row } from "../frame/row.ts";
import type { BenchServer } from "../server/bench-server.ts";
import { countContacts } from "./count-contacts.ts";
import { inventedArrival } from "./invented-arrival.ts";

const CONTACTS = 20_000;
/** How many arrive at once. */
const ABREAST = 16;

/** How much longer it may take than a plain copy of the same rows. */
const BAR = { floor: 3, stretch: 1.5 };

/** How long a backup takes, and a restore into a database that has its tables, beside COPY of the same rows. */
export const backup: Row = {
  number: 32,
  name: "backup",
  run: async (bench) => {
    await fill(bench.store, CONTACTS);
    const folder = await mkdtemp(join(tmpdir(), "holdfast-bench-backup-"));
    try {
      const { head } = await backUp(bench, folder);
      const copy = plainCopy(
        folder,
        head.tables.map(({ name }) => name),
      );
      const out = await alternate(
        () => took(() => backUp(bench, folder)),
        () => took(() => copy.out(bench.connection)),
      );
      const empty = async (name: string): Promise<PoolConfig> => {
        const place = await bench.database(name);
        await migrate(place);
        return place;
      };
      const [plain, contacts] = [await empty("bench_plain"), [] as number[]];
      const back = await alternate(
        async () => {
          const place = await empty("bench_restored");
          const seconds = await took(() => bringBack(bench, folder, place));
          contacts.push(await countContacts(place));
          return seconds;
        },
        () => took(() => copy.into(plain)),
      );
      const isWhole = contacts.every((count) => count === CONTACTS);
      return [
        compare({
          workload: `32 backup of ${CONTACTS} contacts`,
          unit: "s",
          better: "less",
          bar: BAR,
          rounds: out,
        }),
        compare({
          workload: `32 restore of ${CONTACTS} contacts`,
          unit: "s",
          better: "less",
          bar: BAR,
          rounds: back,
        }),
        exact("32 every contact is back", isWhole ? "all" : String(Math.min(...contacts)), isWhole),
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** Lets that many contacts arrive. */
export async function fill({ intake }: Pick<Store, "intake">, contacts: number): Promise<void> {
  const left = Array.from({ length: contacts }).keys();
  const arriving = async (): Promise<void> => {
    for (const _each of left) await intake.arrive(inventedArrival());
  };
  await Promise.all(Array.from({ length: ABREAST }, arriving));
}

type Side = Pick<BenchServer, "connection" | "keyring">;

/** Takes a backup into two files of a folder. */
export async function backUp(
  { connection, keyring }: Side,
  folder: string,
): Promise<{ readonly head: BackupHead }> {
  const keep = (part: BackupPart, chunks: AsyncIterable<Buffer>) =>
    pipeline(chunks, createWriteStream(join(folder, part)));
  return { head: await takeBackup({ connection, keyring, clock: Date.now, keep }) };
}

/** Restores the backup that lies in a folder. */
export async function bringBack({ keyring }: Side, folder: string, connection: PoolConfig): Promise<void> {
  const files = {
    data: createReadStream(join(folder, "data")),
    keys: createReadStream(join(folder, "keys")),
  };
  await restoreBackup({ connection, keyring, files });
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}
