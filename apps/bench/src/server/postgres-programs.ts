import { spawn } from "node:child_process";
import { once } from "node:events";
import { readlinkSync } from "node:fs";
import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Client, type PoolConfig } from "pg";
import { serverProcesses } from "./server-processes.ts";

/** PostgreSQL's own programs, run as whoever a server of the house runs as. */
export interface PostgresPrograms {
  /** Runs one of them to its end; its first words are thrown when it fails. */
  readonly run: (name: "initdb" | "pg_ctl", args: readonly string[]) => Promise<void>;
  /** Gives a folder to the server's user. */
  readonly owner: { readonly uid: number; readonly gid: number };
}

/** The very programs of which a server runs that is reached so: a limit beside it differs in nothing else. Linux only. */
export async function programsOf(connection: PoolConfig): Promise<PostgresPrograms> {
  const client = new Client(connection);
  await client.connect();
  const { rows } = await client.query<{ data_directory: string }>("show data_directory");
  await client.end();
  const data = rows[0]?.data_directory ?? "";
  const [postmaster] = serverProcesses(data);
  if (postmaster === undefined) throw new Error("the server's own process is not found");
  const folder = dirname(readlinkSync(`/proc/${postmaster}/exe`));
  const { uid, gid } = await stat(data);
  const asOwner = process.getuid?.() === uid ? {} : { uid, gid };
  return {
    owner: { uid, gid },
    run: async (name, args) => {
      const child = spawn(join(folder, name), args, {
        ...asOwner,
        cwd: "/",
        detached: true,
        stdio: ["ignore", "ignore", "pipe"],
        env: { PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" },
      });
      let words = "";
      child.stderr.setEncoding("utf8").on("data", (text: string) => (words += text));
      const [code] = (await once(child, "exit")) as [number | null];
      // The server that was started has inherited the pipe.
      child.stderr.destroy();
      if (code !== 0) throw new Error(`${name} failed: ${words.trim()}`);
    },
  };
}
