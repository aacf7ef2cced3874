import { fork } from "node:child_process";
import { once } from "node:events";
import { chown, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PoolConfig } from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import { temporaryFolder, type TemporaryFolder } from "../testing/temporary-folder.ts";
import { reachable, serverUser } from "./server-user.ts";

const program = fileURLToPath(new URL("../testing/server-process.ts", import.meta.url));

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
});
afterEach(async () => folder.remove());

describe("a server of an ordinary user", () => {
  it("[DB82] starts, answers and stops without any right of root's", async ({ skip }) => {
    // As root, the ordinary user is the one that root lends the server to.
    const user = await serverUser(join(folder.path, "pg"));
    const uid = user?.uid ?? process.getuid?.();
    if (user !== undefined) {
      await chown(folder.path, user.uid, user.gid);
      skip(!(await reachable(dirname(program), user)), "the checkout is root's alone");
    }
    const gateway = fork(program, {
      ...user,
      env: { ...process.env, DATA: join(folder.path, "pg"), HOME: folder.path },
    });
    const [connection] = (await once(gateway, "message")) as [PoolConfig];
    const client = await rawClient(connection);
    expect((await client.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    await client.end();
    expect((await stat(join(folder.path, "pg"))).uid).toBe(uid);
    const ended = once(gateway, "exit");
    gateway.send("stop");
    expect(await ended).toEqual([0, null]);
    await expect(stat(join(folder.path, "pg", "postmaster.pid"))).rejects.toMatchObject({ code: "ENOENT" });
  });
});
