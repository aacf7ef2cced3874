import { execFileSync } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { expect, it, onTestFinished } from "vitest";
import { udpPort } from "./udp-port.ts";

const MODULE = new URL("udp-port.ts", import.meta.url).href;
const FIRST = 10_000;
const COUNT = 2_000;
const toPort = (port: number): number => (port - FIRST + 0.5) / COUNT;

/** Chance that falls on this port first. */
function chanceOf(port: number): () => number {
  let isFirst = true;
  return () => {
    const falls = isFirst ? toPort(port) : Math.random();
    isFirst = false;
    return falls;
  };
}

it("gives none to two who ask, however many ask at once, and passes by what was given while nobody listens there", async () => {
  const ports = await Promise.all(Array.from({ length: 50 }, () => udpPort()));
  expect(new Set(ports).size).toBe(50);
  expect(ports).not.toContain(await udpPort(chanceOf(ports[0] ?? 0)));
});

it("passes by what another process was given", async () => {
  const port = await udpPort();
  const asked = `
    import { udpPort } from ${JSON.stringify(MODULE)};
    let isFirst = true;
    console.log(await udpPort(() => {
      const falls = isFirst ? ${toPort(port)} : Math.random();
      isFirst = false;
      return falls;
    }));`;
  const words = execFileSync(process.execPath, ["--input-type=module", "-e", asked], { encoding: "utf8" });
  expect(Number(words)).toBeGreaterThanOrEqual(FIRST);
  expect(Number(words)).not.toBe(port);
});

it("passes by a port on which somebody listens who never asked here", async () => {
  const socket = createSocket("udp4");
  onTestFinished(() => void socket.close());
  const taken = await udpPort();
  const beside = taken === FIRST ? FIRST + 1 : taken - 1;
  const listening = once(socket, "listening");
  socket.bind({ port: beside, address: "127.0.0.1" });
  await listening;
  expect(await udpPort(chanceOf(beside))).not.toBe(beside);
});

it("gives a port that can be listened on", async () => {
  const socket = createSocket("udp4");
  onTestFinished(() => void socket.close());
  const listening = once(socket, "listening");
  socket.bind({ port: await udpPort(), address: "127.0.0.1", exclusive: true });
  await listening;
  expect(socket.address().port).toBeGreaterThanOrEqual(FIRST);
});

it("says so when there is none", async () => {
  const port = await udpPort();
  await expect(udpPort(() => toPort(port))).rejects.toThrow("ports of this machine are taken");
});
