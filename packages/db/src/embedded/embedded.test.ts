import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readdir, readFile, rename, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StartRefusal } from "../start-refusal.ts";
import { endAtOnce } from "../testing/end-at-once.ts";
import { temporaryFolder, type TemporaryFolder } from "../testing/temporary-folder.ts";
import { rawClient } from "../testing/raw-client.ts";
import { postmasterLives, postmasterPid } from "./postmaster.ts";
import { startEmbedded } from "./start-embedded.ts";

let folder: TemporaryFolder;
let data: string;
const quiet = (): void => {};
beforeEach(async () => {
  folder = await temporaryFolder();
  data = join(folder.path, "pg");
});
afterEach(async () => folder.remove());

describe("the embedded server", () => {
  it("[DB82] is started once by gateways that start at once, and stopped by the last one", async () => {
    const said: string[] = [];
    const gateways = await Promise.all(
      [1, 2, 3].map(async () => startEmbedded(data, (words) => said.push(words))),
    );
    expect(said).toContain("Making the database folder.");
    const pid = await postmasterPid(data);
    const [first, ...others] = gateways;
    expect(await first?.stop()).toBe("left running");
    const late = await startEmbedded(data, quiet);
    expect(late.adopted).toBe(true);
    for (const other of others) expect(await other.stop()).toBe("left running");
    expect(await postmasterPid(data)).toBe(pid);
    expect(await late.stop()).toBe("stopped");
    expect(await postmasterPid(data)).toBeNull();
    expect((await readdir(folder.path)).filter((name) => name.includes("new"))).toEqual([]);
  });

  it("[DB83] recovers after kill -9, with what was committed", async () => {
    const first = await startEmbedded(data, quiet);
    const client = await rawClient(first.connection);
    await client.query("create table kept (n integer)");
    await client.query("insert into kept values (1)");
    endAtOnce(await postmasterPid(data));
    await client.end().catch(() => {});
    // A gateway that died with it; one that lives starts it by itself.
    expect(await first.stop()).toBe("stopped");
    const second = await startEmbedded(data, quiet);
    expect(second.adopted).toBe(false);
    const again = await rawClient(second.connection);
    expect((await again.query("select n from kept")).rows).toEqual([{ n: 1 }]);
    await again.end();
    expect(await second.stop()).toBe("stopped");
  });

  it("[DB83] is let go at once after it was killed, though its lock file stays", async () => {
    const server = await startEmbedded(data, quiet);
    endAtOnce(await postmasterPid(data));
    const began = Date.now();
    expect(await server.stop()).toBe("stopped");
    expect(Date.now() - began).toBeLessThan(5000);
  });

  it("[DB83] starts although its stale pid belongs to a stranger by now", async () => {
    const first = await startEmbedded(data, quiet);
    endAtOnce(await postmasterPid(data));
    expect(await first.stop()).toBe("stopped");
    const stranger = spawn("sleep", ["60"]);
    try {
      const file = join(data, "postmaster.pid");
      const [, ...rest] = (await readFile(file, "utf8")).split("\n");
      await writeFile(file, [String(stranger.pid), ...rest].join("\n"));
      const second = await startEmbedded(data, quiet);
      expect(await second.stop()).toBe("stopped");
      expect(stranger.exitCode).toBeNull();
    } finally {
      stranger.kill();
      await once(stranger, "exit");
    }
  });

  it("[DB747] starts where its folder stands now, also one that was moved from where it was made", async () => {
    const heard: string[] = [];
    const hear = (words: string): void => void heard.push(words);
    const meanwhile = (): void => {
      heard.push("meanwhile");
      // Longer than PostgreSQL's programs need: that they ended is not missed.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_000);
    };
    const first = await startEmbedded(data, hear, meanwhile);
    expect(heard).toEqual([
      "Making the database folder.",
      "meanwhile",
      "Starting the database.",
      "meanwhile",
    ]);
    const beside = await startEmbedded(data, hear, meanwhile);
    expect(heard).toHaveLength(4);
    expect(await beside.stop()).toBe("left running");
    expect(await first.stop()).toBe("stopped");
    const moved = join(folder.path, "it's moved");
    await rename(data, moved);
    const second = await startEmbedded(moved, quiet);
    const client = await rawClient(second.connection);
    expect((await client.query("select 1 as n")).rows).toEqual([{ n: 1 }]);
    await client.end();
    expect(await second.stop()).toBe("stopped");
  });

  it("lives in a folder too deep for a socket", async () => {
    const deep = join(folder.path, "a".repeat(60), "b".repeat(60), "pg");
    const server = await startEmbedded(deep, quiet);
    const client = await rawClient(server.connection);
    expect((await client.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    await client.end();
    expect(await server.stop()).toBe("stopped");
  });

  it("[DB60] writes no statement and no parameter into its log, not even of a failing one", async () => {
    const server = await startEmbedded(data, quiet);
    const client = await rawClient(server.connection);
    await client.query("create table t (n integer primary key, words text not null)");
    await client.query("insert into t values ($1, $2)", [1, "very private words"]);
    await client.query("insert into t values ($1, $2)", [1, "very private words"]).catch(() => {});
    await client.query("select $1::text::integer", ["very private words"]).catch(() => {});
    const { rows } = await client.query(
      "select current_setting('data_checksums') as sums, current_setting('transaction_timeout') as timeout",
    );
    expect(rows).toEqual([{ sums: "on", timeout: "30s" }]);
    await client.end();
    await server.stop();
    expect(await readFile(join(data, "server.log"), "utf8")).not.toContain("insert into");
  });
});

describe("a folder that cannot serve", () => {
  async function refusal(): Promise<string> {
    const names = async (): Promise<string[]> =>
      (await readdir(data)).filter((name) => name !== "server.log" && name !== "postmaster.pid").toSorted();
    const before = await names();
    const error = await startEmbedded(data, quiet).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(StartRefusal);
    expect(await names()).toEqual(before);
    const { message } = error as StartRefusal;
    expect(message.split("\n")).toHaveLength(1);
    return message;
  }

  it("[DB81] holds something else", async () => {
    await mkdir(data);
    await writeFile(join(data, "holiday.jpg"), "not a database");
    expect(await refusal()).toContain("not a PostgreSQL database");
    expect(await readFile(join(data, "holiday.jpg"), "utf8")).toBe("not a database");
  });

  it("[DB81] belongs to another major version", async () => {
    await mkdir(data);
    await writeFile(join(data, "PG_VERSION"), "15\n");
    expect(await refusal()).toContain("made by PostgreSQL 15");
  });

  it("[DB81] is damaged", async () => {
    const server = await startEmbedded(data, quiet);
    await server.stop();
    const control = join(data, "global", "pg_control");
    await rename(control, join(folder.path, "pg_control"));
    expect(await refusal()).toContain("damaged");
    await writeFile(control, "rubbish");
    expect(await refusal()).toContain("server.log");
    await rm(control);
    await rename(join(folder.path, "pg_control"), control);
    const healed = await startEmbedded(data, quiet);
    expect(await healed.stop()).toBe("stopped");
  });

  it("[DB81] is damaged where only a server that runs can tell: it is not left running", async () => {
    const server = await startEmbedded(data, quiet);
    await server.stop();
    for (const database of await readdir(join(data, "base")))
      for (const catalogue of ["1249", "1259"]) await truncate(join(data, "base", database, catalogue), 4096);
    const said: string[] = [];
    const failed = await startEmbedded(data, (words) => said.push(words)).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(StartRefusal);
    expect((failed as StartRefusal).message).toContain("server.log");
    expect(said).toEqual(["Starting the database."]);
    expect(await postmasterLives(data)).toBe(false);
  });
});
