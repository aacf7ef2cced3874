import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startRedis, type RealRedis, type RedisCertificate } from "@holdfast/tooling/real-redis";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Log } from "../log/log.ts";
import type { Bus } from "./bus.ts";
import { redisBus, type RedisBusOptions } from "./redis-bus.ts";

const SOON = { timeout: 20_000 };
let closing: (() => Promise<unknown>)[] = [];
let lines: string[] = [];
beforeEach(() => {
  lines = [];
});
afterEach(async () => {
  for (const close of closing.toReversed()) await close();
  closing = [];
});

async function redis(certificate?: RedisCertificate): Promise<RealRedis> {
  const started = await startRedis(certificate);
  closing.push(started.close);
  return started;
}

/** One gateway's bus there, and how often it woke. */
async function bus(options: Pick<RedisBusOptions, "url" | "authorities">): Promise<Bus & { wakes: number }> {
  const write: Log["info"] = (event, facts) => void lines.push(JSON.stringify({ event, ...facts }));
  const heard = { wakes: 0 };
  const opened = await redisBus({
    secret: "the secret of a house",
    own: randomUUID(),
    random: Math.random,
    log: { info: write, warn: write, error: write },
    ...options,
  })({ wake: () => (heard.wakes += 1), told: () => {} });
  closing.push(opened.close);
  return Object.assign(heard, opened);
}

/** A certificate of this machine that nobody vouches for but itself. */
async function selfSigned(): Promise<RedisCertificate> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-redis-tls-"));
  closing.push(() => rm(folder, { recursive: true }));
  const [keyFile, certificateFile] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
  const asked = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost
    -addext subjectAltName=DNS:localhost -keyout ${keyFile} -out ${certificateFile}`;
  await promisify(execFile)("openssl", asked.split(/\s+/u));
  return { keyFile, certificateFile };
}

describe("a bus by Redis", () => {
  it("[G636] notices within seconds that its server stands still, and goes on once that does", async () => {
    const server = await redis();
    const [one, other] = [await bus(server), await bus(server)];
    await expect.poll(() => one.isUp() && other.isUp(), SOON).toBe(true);
    server.pause();
    const stood = Date.now();
    await expect.poll(one.isUp, SOON).toBe(false);
    // Three seconds of silence, and a second for the sign that was asked for last.
    expect(Date.now() - stood).toBeLessThan(8_000);
    const before = other.wakes;
    one.wake();
    server.goOn();
    await expect.poll(() => one.isUp() && other.isUp(), SOON).toBe(true);
    await expect.poll(() => other.wakes, SOON).toBeGreaterThan(before);
    const events = lines.map((line) => (JSON.parse(line) as { event: string }).event);
    expect(events.filter((event) => event === "bus.away").length).toBe(2);
    expect(events.filter((event) => event === "bus.back").length).toBe(2);
  });

  it("[G637] speaks TLS to a server that somebody it believes vouches for", async () => {
    const shown = await selfSigned();
    const server = await redis(shown);
    const authorities = await readFile(shown.certificateFile, "utf8");
    const [one, other] = [
      await bus({ url: server.url, authorities }),
      await bus({ url: server.url, authorities }),
    ];
    await expect.poll(() => one.isUp() && other.isUp(), SOON).toBe(true);
    const before = other.wakes;
    one.wake();
    await expect.poll(() => other.wakes, SOON).toBeGreaterThan(before);
  });

  it("[G637] says nothing to a server that nobody vouches for", async () => {
    const server = await redis(await selfSigned());
    const one = await bus({ url: server.url });
    await expect.poll(() => lines.length, SOON).toBe(1);
    expect(one.isUp()).toBe(false);
    expect(lines[0]).toContain("bus.away");
  });

  it("[G637] writes down neither the address of its server nor the password, also where that is wrong", async () => {
    const server = await redis();
    const wrong = "another-invented-password";
    const one = await bus({ url: server.url.replace(server.password, wrong) });
    await expect.poll(() => lines.length, SOON).toBe(1);
    expect(one.isUp()).toBe(false);
    await server.kill();
    const gone = await bus(server);
    await expect.poll(() => lines.length, SOON).toBeGreaterThan(1);
    expect(gone.isUp()).toBe(false);
    for (const secret of [wrong, server.password, String(server.port), "redis://"])
      expect(lines.join("\n")).not.toContain(secret);
  });
});
