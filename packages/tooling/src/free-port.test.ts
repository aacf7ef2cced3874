import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { freePort } from "./free-port.ts";

const MODULE = new URL("free-port.ts", import.meta.url).href;
const SYSTEM_RANGE = "/proc/sys/net/ipv4/ip_local_port_range";
const FIRST = 20_000;
const COUNT = 10_000;

/** Chance that falls on these ports first, and on any after that: others may run tests on this machine. */
function chanceOf(...ports: readonly number[]): () => number {
  const left = [...ports];
  return () => {
    const port = left.shift();
    return port === undefined ? Math.random() : (port - FIRST + 0.5) / COUNT;
  };
}

async function listenOn(port: number): Promise<Server> {
  const server = createServer();
  onTestFinished(() => void server.close());
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return server;
}

it("gives a port that can be listened on, and again after a while without anybody", async () => {
  const port = await freePort();
  const first = await listenOn(port);
  first.close();
  await once(first, "close");
  expect((await listenOn(port)).listening).toBe(true);
});

it("gives none to two who ask, however many ask at once", async () => {
  const ports = await Promise.all(Array.from({ length: 100 }, () => freePort()));
  expect(new Set(ports).size).toBe(100);
});

it("passes by what was given before, also while nobody listens there", async () => {
  const given = [await freePort(), await freePort()];
  expect(given).not.toContain(await freePort(chanceOf(...given)));
});

it("passes by what another process was given", async () => {
  const port = await freePort();
  const asked = `
    import { freePort } from ${JSON.stringify(MODULE)};
    let isFirst = true;
    const chance = () => {
      if (!isFirst) return Math.random();
      isFirst = false;
      return ${String((port - FIRST + 0.5) / COUNT)};
    };
    console.log(await freePort(chance));`;
  const given = Number(
    execFileSync(process.execPath, ["--input-type=module", "-e", asked], { encoding: "utf8" }),
  );
  expect(given).toBeGreaterThanOrEqual(FIRST);
  expect(given).not.toBe(port);
});

it("passes by what somebody listens on who never asked here", async () => {
  const asked = await freePort();
  const taken = asked === FIRST ? FIRST + 1 : asked - 1;
  // Held by somebody else's tests, it is passed by all the more.
  await listenOn(taken).catch(() => null);
  expect(await freePort(chanceOf(taken))).not.toBe(taken);
});

it("gives none that the system gives away by itself", async () => {
  const range = existsSync(SYSTEM_RANGE) ? readFileSync(SYSTEM_RANGE, "utf8") : "32768 60999";
  const [lowest = 0] = range.trim().split(/\s+/).map(Number);
  for (const extreme of [FIRST, FIRST + COUNT - 1]) {
    const port = await freePort(chanceOf(extreme));
    expect([port >= FIRST, port < FIRST + COUNT, port < lowest]).toEqual([true, true, true]);
  }
});

it("says so when there is none", async () => {
  const port = await freePort();
  await expect(freePort(() => (port - FIRST + 0.5) / COUNT)).rejects.toThrow(
    "ports of this machine are taken",
  );
});
