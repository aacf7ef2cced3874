import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ContactId, UserId } from "@holdfast/case-schema";
import { openLine } from "@holdfast/tooling/cuttable-line";
import { startRedis, type RealRedis, type RedisCertificate } from "@holdfast/tooling/real-redis";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Log } from "../log/log.ts";
import type { Bus } from "./bus.ts";
import { redisBus, type RedisBusOptions } from "./redis-bus.ts";
import type { VolatileWord } from "./volatile-word.ts";

const [contact, author] = [ContactId.parse(randomUUID()), UserId.parse(randomUUID())];
/** The nth thing that somebody says, from the first on. */
const nth = (revision: number): VolatileWord => ({
  kind: "draft",
  notice: { contact, kind: "reply", author, revision },
});
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

/** One gateway's bus there, how often it woke, and what it was told. */
async function bus(
  options: Pick<RedisBusOptions, "url" | "authorities">,
): Promise<Bus & { wakes: number; words: VolatileWord[] }> {
  const write: Log["info"] = (event, facts) => void lines.push(JSON.stringify({ event, ...facts }));
  const heard = { wakes: 0, words: [] as VolatileWord[] };
  const opened = await redisBus({
    secret: "the secret of a house",
    own: randomUUID(),
    random: Math.random,
    log: { info: write, warn: write, error: write },
    ...options,
  })({ wake: () => (heard.wakes += 1), told: (word) => heard.words.push(word) });
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
    await expect.poll(() => one.isUp() || other.isUp(), SOON).toBe(false);
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

  it("[G636] [W58] notices within seconds that its line is silent, however much it says, and says none of it later", async () => {
    const server = await redis();
    const line = await openLine(server.port);
    closing.push(line.close);
    const url = server.url.replace(`localhost:${server.port}`, `127.0.0.1:${line.port}`);
    const [one, other] = [await bus({ url }), await bus(server)];
    await expect.poll(() => one.isUp() && other.isUp(), SOON).toBe(true);
    one.tell(nth(1));
    await expect.poll(() => other.words, SOON).toEqual([nth(1)]);

    await line.cut("silent");
    // The connection stays as it is; a new one would come through.
    await line.mend();
    const silentFrom = Date.now();
    // Too short a while away for whoever only looks now and then: nothing is said any more once it is known.
    const talking = setInterval(() => {
      if (lines.length === 0) one.tell(nth(2));
    }, 200);
    await expect.poll(() => lines.length, SOON).toBeGreaterThan(0);
    clearInterval(talking);
    expect(Date.now() - silentFrom).toBeLessThan(8_000);
    await expect.poll(one.isUp, SOON).toBe(true);
    one.tell(nth(3));
    await expect.poll(() => other.words.at(-1), SOON).toEqual(nth(3));
    expect(other.words).toEqual([nth(1), nth(3)]);
    expect(lines.map((each) => JSON.parse(each) as { event: string })).toEqual([
      { event: "bus.away", bus: "redis", code: "SILENT" },
      { event: "bus.back", bus: "redis" },
    ]);
  });

  it("[W58] loses what is more than two hundred words that are not answered, and keeps the others in their order", async () => {
    const server = await redis();
    const [one, other] = [await bus(server), await bus(server)];
    await expect.poll(() => one.isUp() && other.isUp(), SOON).toBe(true);
    const said = Array.from({ length: 300 }, (_, each) => nth(each + 1));
    server.pause();
    for (const word of said) one.tell(word);
    server.goOn();
    await expect.poll(() => other.words.length, SOON).toBeGreaterThan(0);
    // Others may hear of a word before it is answered: what they say then comes behind the answer.
    other.tell(nth(998));
    await expect.poll(() => one.words, SOON).toEqual([nth(998)]);
    one.tell(nth(999));
    await expect.poll(() => other.words.at(-1), SOON).toEqual(nth(999));
    const kept = other.words.slice(0, -1);
    // A sign that is asked for just then takes the place of one.
    expect([199, 200]).toContain(kept.length);
    expect(kept).toEqual(said.slice(0, kept.length));
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
