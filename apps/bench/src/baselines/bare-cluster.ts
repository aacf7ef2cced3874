import { chmod, chown, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PoolConfig } from "pg";
import type { PostgresPrograms } from "../server/postgres-programs.ts";

/** A cluster that nobody but PostgreSQL's own programs made and started. */
export interface BareCluster {
  readonly data: string;
  readonly connection: PoolConfig;
  readonly close: () => Promise<void>;
}

/** As fast as a server can be had on an empty folder: `initdb`, then `pg_ctl start` until it takes connections. */
export async function startBareCluster(
  { run, owner }: PostgresPrograms,
  settings: readonly string[] = [],
): Promise<BareCluster> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-bench-bare-"));
  await chmod(folder, 0o755);
  const data = join(folder, "pg");
  await mkdir(data, { mode: 0o700 });
  await chown(data, owner.uid, owner.gid);
  await run("initdb", ["-D", data, "-U", "bare", "--auth=trust", "--encoding=UTF8", "--locale=C"]);
  const options = ["listen_addresses=", `unix_socket_directories=${data}`, ...settings];
  const shape = ["-D", data, "-w", "-l", join(data, "log")];
  await run("pg_ctl", ["start", ...shape, "-o", options.map((one) => `-c ${one}`).join(" ")]);
  return {
    data,
    connection: { host: data, port: 5432, user: "bare", database: "postgres" },
    close: async () => {
      await run("pg_ctl", ["stop", "-D", data, "-m", "fast", "-w"]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
