import type { CallEvent } from "@holdfast/channel-kit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askAri, type AriAccess } from "./ari/ari-client.ts";
import type { AriEvent } from "./ari/ari-shapes.ts";
import { openAriSocket } from "./ari/ari-socket.ts";
import { CONTEXTS } from "./exchange/dialplan.ts";
import {
  courseOf,
  ensureAsterisk,
  OUR_NUMBER,
  soundsOf,
  startVoiceLab,
  until,
  untilHears,
} from "./testing/index.ts";
import type { FollowedLine, VoiceLab } from "./testing/index.ts";

const installed = await ensureAsterisk();

const BACKUP = "+15550999";
const HERTZ = [440, 700];

type Standing = Extract<CallEvent, { kind: "standing" }>;
const standings = (line: FollowedLine): readonly Standing[] =>
  line.told().flatMap((event) => (event.kind === "standing" ? [event] : []));

describe.skipIf(installed.kind === "cannot")("where no gateway takes a caller", () => {
  let lab: VoiceLab;
  beforeAll(async () => {
    const retry = { seconds: 1, times: 1 };
    lab = await startVoiceLab({ backup: BACKUP, comfort: [], retry, takenWithin: 3 });
  });
  afterAll(() => lab.close());

  const access = (): AriAccess => {
    const { ariUrl: url, ariUsername: username, ariPassword: password } = lab.exchange.channel;
    return { url, username, password };
  };
  /** How long the dialplan still waits for a gateway to take this caller; `0`: for ever. */
  const timeLeft = async (channel: string): Promise<unknown> => {
    const route = "GET /channels/{channel}/variable?variable=TIMEOUT(absolute)";
    const asked = await askAri(access(), fetch, route, { channel });
    return asked.kind === "ok" ? asked.body : asked;
  };
  const isWithGateway = async (): Promise<boolean> => {
    const shown = await lab.exchange.ari.ask("channels", {});
    return shown.kind === "ok" && JSON.stringify(shown.body).includes('"Stasis"');
  };
  /** One that is as a process that was stopped, its socket stands and nothing is done, but for what `hear` does; what ends it. */
  const standsStill = async (hear: (event: AriEvent) => void = () => undefined): Promise<() => void> => {
    const ending = new AbortController();
    const isOpen = await openAriSocket(access(), ending.signal, { hear, ended: () => undefined });
    if (!isOpen) throw new Error("Asterisk opened no socket");
    return () => ending.abort();
  };

  it("[CH59, VS11] a caller whom no gateway takes is put through to the backup number, who is shown nothing", async () => {
    const backup = await lab.phone({ number: BACKUP, hertz: 700, isReachable: true, answersItself: true });
    const caller = await lab.phone({ number: "+15550111", hertz: 440 });
    await caller.dial(OUR_NUMBER);
    await backup.until("CALL_ESTABLISHED");
    await untilHears(caller, 700, HERTZ);
    await untilHears(backup, 440, HERTZ);
    await caller.hangUp();
    await backup.until("CALL_CLOSED");
    expect(soundsOf(await backup.heard(), HERTZ)).toContain(440);
    expect(courseOf(soundsOf(await caller.heard(), HERTZ)).at(-1)).toBe(700);
    expect(backup.peers()[0]).toMatch(/^sip:anonymous@/);
    await backup.close();
  });

  it("[VS25] whoever rings one that stands still and does not die does not ring for ever: they are put through to the backup number", async () => {
    const end = await standsStill();
    const backup = await lab.phone({ number: BACKUP, hertz: 700, isReachable: true, answersItself: true });
    const caller = await lab.phone({ number: "+15550111", hertz: 440 });
    await caller.dial(OUR_NUMBER);
    await backup.until("CALL_ESTABLISHED");
    await caller.hangUp();
    await backup.until("CALL_CLOSED");
    expect(backup.peers()[0]).toMatch(/^sip:anonymous@/);
    end();
    await backup.close();
  });

  it("[VS25] whom another takes meanwhile, or who comes to that one, is waited for as long as it takes", async () => {
    const end = await standsStill();
    const [rings, comes] = await Promise.all(
      ["+15550111", "+15550112"].map(async (number) => lab.phone({ number, hertz: 440 })),
    );
    await rings?.dial(OUR_NUMBER);
    await until("one who rings", isWithGateway);
    const next = await lab.follow();
    const [found] = standings(next)[0]?.calls ?? [];
    expect(found?.from).toBe("+15550111");
    await comes?.dial(OUR_NUMBER);
    const { call } = await next.came();
    for (const key of [found?.call ?? "", call]) {
      expect(await timeLeft(key)).toEqual({ value: "0" });
      await next.done({ kind: "greet", call: key, prompts: [] });
      await next.done({ kind: "end", call: key, leg: null });
    }
    await next.close();
    end();
  });

  it("[VS25] whom the dialplan gave up on in the moment in which they were taken is found by looking anew", async () => {
    const line = await lab.follow();
    const caller = await lab.phone({ number: "+15550111", hertz: 440 });
    await caller.dial(OUR_NUMBER);
    const { call } = await line.came();
    // As the dialplan does by itself.
    await lab.exchange.ari.ask("sendBack", { channel: call }, { body: { ...CONTEXTS.waits, label: "try" } });
    await until("a second standing", () => standings(line).length === 2);
    expect(standings(line)[1]?.calls.map((one) => one.call)).toEqual([call]);
    expect(await timeLeft(call)).toEqual({ value: "0" });
    await line.done({ kind: "end", call, leg: null });
    await line.close();
  });

  it("[VS27] a gateway of before, which knows nothing of taking, loses the first whom it answers, and nobody after them", async () => {
    const came: string[] = [];
    const end = await standsStill((event) => {
      if (event.type !== "StasisStart") return;
      came.push(event.channel.id);
      void lab.exchange.ari.ask("answer", { channel: event.channel.id });
    });
    const [one, other] = await Promise.all(
      ["+15550111", "+15550112"].map(async (number) => lab.phone({ number, hertz: 440 })),
    );
    await one?.dial(OUR_NUMBER);
    await until("one who comes", () => came.length === 1);
    await until("one who is comforted", async () => !(await isWithGateway()));
    await one?.hangUp();
    await other?.dial(OUR_NUMBER);
    await until("another who comes", () => came.length === 2);
    expect(await timeLeft(came[1] ?? "")).toEqual({ value: "0" });
    await other?.hangUp();
    end();
  });
});
