import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askAri } from "./ari/ari-client.ts";
import { tryToRecord } from "./carrying/recording-proof.ts";
import {
  allowRecording,
  certify,
  ensureAsterisk,
  followLine,
  OUR_NUMBER,
  soundsOf,
  startVoiceLab,
  toldCarrier,
  until,
} from "./testing/index.ts";
import type { Phone, VoiceLab } from "./testing/index.ts";

const installed = await ensureAsterisk();

describe.skipIf(installed.kind === "cannot")("nothing is recorded", () => {
  let lab: VoiceLab;
  beforeAll(async () => {
    // Beyond the exchange, too: the trunk is TLS and SRTP here.
    lab = await startVoiceLab({}, { isSecure: true });
  });
  afterAll(() => lab.close());

  const access = (): { url: string; username: string; password: string } => {
    const { ariUrl: url, ariUsername: username, ariPassword: password } = lab.exchange.channel;
    return { url, username, password };
  };

  it("[CH61, VS4] though it is asked for in the middle of a call: no sound is there afterwards but what was shipped", async () => {
    const shipped = await lab.exchange.sounds();
    const line = await lab.follow();
    const caller = await lab.phone({ number: "+15550111", hertz: 440 });
    await caller.dial(OUR_NUMBER);
    const { call } = await line.came();
    await line.done({ kind: "greet", call, prompts: ["welcome-en", "welcome-es"] });
    await line.leg("leg_heard", call, "caller");
    for (const format of ["wav", "ulaw"])
      for (const route of ["POST /channels/{id}/record", "POST /bridges/{id}/record"]) {
        const id = route.includes("channels") ? call : `music~${call}`;
        const body = { name: `tried-${format}-${id.length}`, format, maxDurationSeconds: 1 };
        await askAri(access(), globalThis.fetch, route, { id }, { body });
      }
    await line.done({ kind: "end", call, leg: null });
    await line.leg("leg_ended", call, "caller");
    expect(await lab.exchange.sounds()).toEqual(shipped);
    expect(shipped.every((path) => /^(prompts|music)\//.test(path))).toBe(true);
    expect(await tryToRecord(access(), globalThis.fetch, "again")).toBe("fails");
    await line.close();
  });

  it("[VS5, VS10] and nothing asks for it: of all that a whole call asks, only the proof tries, before anything is told", async () => {
    const asked: string[] = [];
    const fetch: typeof globalThis.fetch = (input, init) => {
      asked.push(decodeURIComponent(new Request(input, init).url));
      return globalThis.fetch(input, init);
    };
    const line = await lab.follow({ host: { fetch } });
    const before = asked.length;
    await lab.phone({
      number: "+15550122",
      hertz: 700,
      isReachable: true,
      answersItself: true,
    });
    const caller = await lab.phone({ number: "+15550111", hertz: 440 });
    await caller.dial(OUR_NUMBER);
    const { call } = await line.came();
    await line.done({ kind: "greet", call, prompts: ["welcome-en"] });
    await line.done({ kind: "dial", call, leg: "party-1", to: "+15550122", show: null });
    await line.leg("leg_heard", call, "party-1");
    await line.done({ kind: "arrange", call, talking: ["caller", "party-1"], music: [], listening: [] });
    await line.done({ kind: "say", call, leg: "caller", prompts: ["moving-en"] });
    await line.done({ kind: "end", call, leg: null });
    await line.leg("leg_ended", call, "caller");
    const recording = asked.filter((url) => /record|snoop/.test(url));
    expect(recording.every((url) => /\/bridges\/proof~\w+\/record$/.test(url))).toBe(true);
    expect(asked.slice(before).filter((url) => /record|snoop/.test(url))).toEqual([]);
    expect(asked.filter((url) => /1555|an-invented|\?/.test(url))).toEqual([]);
    await line.close();
  });

  it("[VS17] over a trunk of TLS and SRTP both hear each other, and whoever does not encrypt is not let in", async () => {
    const line = await lab.follow();
    const party = { number: "+15550123", hertz: 700, isReachable: true, answersItself: true };
    const there = await lab.phone(party);
    const caller = await lab.phone({ number: "+15550111", hertz: 440 });
    await caller.dial(OUR_NUMBER);
    const { call } = await line.came();
    await line.done({ kind: "greet", call, prompts: [] });
    await line.leg("leg_heard", call, "caller");
    await line.done({ kind: "dial", call, leg: "party-1", to: party.number, show: null });
    await line.leg("leg_heard", call, "party-1");
    await line.done({ kind: "arrange", call, talking: ["caller", "party-1"], music: [], listening: [] });
    const hears = async (phone: Phone, hertz: number): Promise<boolean> =>
      soundsOf(await phone.heard(), [440, 700]).includes(hertz);
    await until("a caller who hears", async () => hears(caller, 700));
    await until("whoever was rung hearing", async () => hears(there, 440));
    const plain = await lab.phone({ number: "+15550112", hertz: 950, encrypts: false });
    await plain.dial(OUR_NUMBER);
    await plain.until("CALL_CLOSED");
    expect(plain.happened()).not.toContain("CALL_ESTABLISHED");
    expect(line.told().filter(({ kind }) => kind === "came")).toHaveLength(1);
    await line.done({ kind: "end", call, leg: null });
    await line.leg("leg_ended", call, "party-1");
    await line.close();
  });

  it("[VS2] and no number, no password and no word of a caller is in what Asterisk wrote", async () => {
    const words = await lab.exchange.program().words();
    expect(words).not.toMatch(/15550111|an-invented/);
  });

  it("[VS4] because where recordings would lie there is a file, and nobody but root may change that", async () => {
    const status = await readFile(`/proc/${lab.exchange.program().pid}/status`, "utf8");
    expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).not.toBe("0");
    expect(await readFile(join(lab.exchange.folder, "spool", "recording"), "utf8")).toBe("");
  });

  it("[CH61] and an exchange that could record is not served: no call of it is told, and the line is said to be down", async () => {
    await allowRecording(lab.exchange);
    expect(await tryToRecord(access(), globalThis.fetch, "possible")).toBe("works");
    const following = followLine(lab.exchange, { patienceMs: 4_000 });
    // Looked at below, once a telephone has rung, which may take longer: until then it is no rejection that nobody handles.
    following.catch(() => null);
    const caller = await lab.phone({ number: "+15550112", hertz: 440 });
    await caller.dial(OUR_NUMBER);
    await expect(following).rejects.toThrow(/standing.*recording_works.*"reason":"provider"/);
    await until("a caller who is comforted", () => caller.happened().includes("CALL_ESTABLISHED"));
    await caller.hangUp();
    // What the proof kept here alone is taken away: an exchange that closes with any is one that fails.
    await rm(join(lab.exchange.folder, "spool", "recording"), { recursive: true });
  });

  it("[VS17] and a carrier is told nothing whose certificate our authorities did not sign, whatever its address is", async () => {
    const { carrier, exchange } = lab;
    if (carrier.secure === null) throw new Error("this trunk is not TLS");
    const { port } = carrier.secure;
    await carrier.close();
    const folder = await mkdtemp(join(tmpdir(), "holdfast-stranger-"));
    const stranger = await certify(folder);
    expect(await toldCarrier(port, stranger, exchange.register)).toBeNull();
    // The same address, the same asking, and the certificate that is known.
    expect(await toldCarrier(port, carrier.secure, exchange.register)).toMatch(/^(?:REGISTER|OPTIONS) sip/);
    await rm(folder, { recursive: true });
    // Twice at most what a request is awaited.
  }, 120_000);
});
