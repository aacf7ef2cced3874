import { setTimeout as pause } from "node:timers/promises";
import type { CallEvent, Host } from "@holdfast/channel-kit";
import { openLine } from "@holdfast/tooling/cuttable-line";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  courseOf,
  ensureAsterisk,
  OUR_NUMBER,
  soundsOf,
  startCrowd,
  startVoiceLab,
  until,
  untilHears,
} from "./testing/index.ts";
import type { FollowedLine, VoiceLab } from "./testing/index.ts";

const installed = await ensureAsterisk();

const A_WHILE_MS = 1_500;
const HERTZ = [440, 700];
const CROWD = 20;

type Standing = Extract<CallEvent, { kind: "standing" }>;
const standings = (line: FollowedLine): readonly Standing[] =>
  line.told().flatMap((event) => (event.kind === "standing" ? [event] : []));

describe.skipIf(installed.kind === "cannot")("when something fails", () => {
  let lab: VoiceLab;
  beforeAll(async () => {
    lab = await startVoiceLab({ retry: { seconds: 1, times: 2 } });
  });
  afterAll(() => lab.close());

  it("[CH59, VS11] a caller without a gateway is comforted, hears music, and comes to one as soon as it is there", async () => {
    const caller = await lab.phone({ number: "+15550111", hertz: 440 });
    await caller.dial(OUR_NUMBER);
    await caller.until("CALL_ESTABLISHED");
    await pause(2_000);
    const line = await lab.follow();
    const { call, from } = await line.came();
    expect(from).toBe("+15550111");
    await line.done({ kind: "greet", call, prompts: [] });
    await pause(A_WHILE_MS);
    await line.done({ kind: "end", call, leg: null });
    await caller.until("CALL_CLOSED");
    expect(courseOf(soundsOf(await caller.heard(), HERTZ))[0]).toBe("voice");
    await line.close();
  });

  it("[CH50] a caller who cannot be stored is comforted, comes again, and is told only once they are stored", async () => {
    const line = await lab.follow();
    line.storing("not_stored");
    const caller = await lab.phone({ number: "+15550111", hertz: 440 });
    await caller.dial(OUR_NUMBER);
    await caller.until("CALL_ESTABLISHED");
    expect(line.told().map(({ kind }) => kind)).not.toContain("came");
    line.storing("stored");
    await line.came();
    expect(line.stored()).toHaveLength(1);
    await caller.hangUp();
    await line.next(({ kind }) => kind === "leg_ended", "the end");
    await line.close();
  });

  it("[CH53, CH59, VS8] twenty wait and two talk while the gateway dies: nobody is dropped, and all stand as they stood", async () => {
    const line = await lab.follow();
    const party = await lab.phone({
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
    const crowd = await startCrowd(OUR_NUMBER, lab.carrier.port, {
      callers: CROWD,
      perSecond: 10,
      // Longer than all of this takes, however busy the machine is: nobody goes by themselves.
      staysMs: 120_000,
    });
    for (let nth = 2; nth <= CROWD + 1; nth += 1) {
      const came = await line.came(nth);
      await line.done({ kind: "greet", call: came.call, prompts: [] });
    }
    // As a process that is killed: nothing is said to Asterisk, the socket is gone.
    await line.close();
    await pause(A_WHILE_MS);
    const next = await lab.follow();
    const [standing] = standings(next);
    expect(standing?.calls).toHaveLength(CROWD + 1);
    const held = standing?.calls.find((one) => one.call === call);
    expect(held).toMatchObject({
      from: "+15550111",
      music: [],
      listening: [],
    });
    // Asterisk tells who is on a bridge in an order of its own.
    expect(held?.talking.toSorted()).toEqual(["caller", "party-1"]);
    const waiting = standing?.calls.filter(({ music }) => music[0] === "caller") ?? [];
    expect(waiting).toHaveLength(CROWD);
    // The wait of each is the one that they have really had.
    const came = new Map(
      line.told().flatMap((event) => (event.kind === "came" ? [[event.call, event.at] as const] : [])),
    );
    for (const one of standing?.calls ?? []) expect(one.startedAt).toBe(came.get(one.call));
    await next.done({ kind: "arrange", call, talking: ["party-1"], music: ["caller"], listening: [] });
    await untilHears(caller, "music", HERTZ);
    await next.done({ kind: "end", call, leg: null });
    await caller.until("CALL_CLOSED");
    const course = courseOf(soundsOf(await caller.heard(), HERTZ)).filter((sound) => sound !== "silence");
    expect(course.slice(-2)).toEqual([700, "music"]);
    for (const one of waiting) await next.done({ kind: "end", call: one.call, leg: null });
    await until("nobody there", async () => {
      const left = await lab.exchange.ari.ask("channels", {});
      return left.kind === "ok" && JSON.stringify(left.body) === "[]";
    });
    await crowd.close();
    await next.close();
    await party.close();
  });

  it("[VS21] a gateway that slept through its turn ends nothing and tells nothing of what it hears then", async () => {
    let isAwake = true;
    const hold: Host["hold"] = async (_name, signal, work) => work(signal, () => isAwake && !signal.aborted);
    const line = await lab.follow({ host: { hold } });
    const [caller, stays] = await Promise.all(
      ["+15550111", "+15550112"].map(async (number) => lab.phone({ number, hertz: 440 })),
    );
    await caller?.dial(OUR_NUMBER);
    const { call } = await line.came();
    await stays?.dial(OUR_NUMBER);
    const { call: other } = await line.came(2);
    for (const key of [call, other]) await line.done({ kind: "greet", call: key, prompts: [] });
    isAwake = false;
    const told = line.told().length;
    await caller?.hangUp();
    expect(await line.calls.act({ kind: "end", call: other, leg: null })).toEqual({ kind: "not_here" });
    expect(await line.calls.lend("d-asleep")).toBe("not_here");
    await until("one caller there", async () => {
      const left = await lab.exchange.ari.ask("channels", {});
      return left.kind === "ok" && Array.isArray(left.body) && left.body.length === 1;
    });
    // Another takes them over, and so hears of whoever stayed.
    const next = await lab.follow();
    expect(line.told().length).toBe(told);
    const left = standings(next)[0]?.calls.filter(({ legs }) => legs.length > 0) ?? [];
    expect(left.map((one) => one.call)).toEqual([other]);
    for (const key of [call, other]) await next.done({ kind: "end", call: key, leg: null });
    await next.close();
    await line.close();
  });

  it("[VS22] a line whose events come through no more, while all that is asked is answered, is made anew, and who rang meanwhile is found", async () => {
    const ari = new URL(lab.exchange.channel.ariUrl);
    const wire = await openLine(Number(ari.port));
    const straight: typeof fetch = async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      url.port = ari.port;
      return fetch(url, init);
    };
    const through = new URL(ari);
    through.port = String(wire.port);
    const line = await lab.follow({ settings: { ariUrl: through.href }, host: { fetch: straight } });
    await wire.cut("silent");
    // What is opened from now on is heard again; what was open never is.
    await wire.mend();
    const caller = await lab.phone({ number: "+15550111", hertz: 440 });
    await caller.dial(OUR_NUMBER);
    await until("a second standing", () => standings(line).length === 2);
    const [found] = standings(line)[1]?.calls ?? [];
    expect(found?.from).toBe("+15550111");
    expect(line.stored()).toHaveLength(1);
    await line.done({ kind: "greet", call: found?.call ?? "", prompts: [] });
    await line.done({ kind: "end", call: found?.call ?? "", leg: null });
    await line.close();
    await wire.close();
  });

  it("[CH53, VS15] an exchange that begins anew is found again by itself, its line is well at once, and what stands then is told", async () => {
    const line = await lab.follow();
    await lab.exchange.stop("SIGKILL");
    await until(
      "a line between",
      async () => (await line.calls.act({ kind: "open", call: "ours" })).kind === "retry",
    );
    await lab.exchange.start();
    const { check } = line.channel;
    await until("a line that is well", async () => (await check?.())?.kind === "well", 3_000);
    await until("a second standing", () => standings(line).length >= 2);
    expect(standings(line).at(-1)).toEqual({ kind: "standing", calls: [], devices: [] });
    await line.done({ kind: "open", call: "ours" });
    await line.done({ kind: "end", call: "ours", leg: null });
    expect(line.logged()).toContain("calls_line_lost");
    expect(line.logged()).not.toMatch(/1555|an-invented/);
    await line.close();
  });
});
