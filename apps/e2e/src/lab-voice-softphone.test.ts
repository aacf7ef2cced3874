import {
  ensureAsterisk,
  loudnessOfAll,
  OUR_NUMBER,
  startVoiceLab,
  type FollowedLine,
  type Phone,
  type VoiceLab,
} from "@holdfast/channel-voice-sip/testing";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openChromiumThatTalks } from "./house/chromium.ts";
import { openSoftphone, type SoftphonePage } from "./house/softphone-page.ts";

const installed = await ensureAsterisk();

/** What the caller plays. */
const HERTZ = 440;
/** How many samples of sound a telephone hears in a second. */
const RATE = 8000;
const LEG = "answer-1-d-1";
const DEVICE = "d-1";

describe.skipIf(installed.kind === "cannot")("the console's softphone in a real browser", () => {
  let lab: VoiceLab;
  let line: FollowedLine;
  let browser: Browser;
  let softphone: SoftphonePage;
  let caller: Phone;
  let call: string;

  beforeAll(async () => {
    [lab, browser] = await Promise.all([startVoiceLab(), openChromiumThatTalks(950)]);
    line = await lab.follow();
  });
  afterAll(async () => {
    await browser?.close();
    await lab?.close();
  });
  afterEach(() => softphone.close());

  async function ready(): Promise<void> {
    const lent = await line.calls.lend(DEVICE);
    if (typeof lent === "string") throw new Error(lent);
    softphone = await openSoftphone(browser, lent);
    await expect.poll(async () => (await softphone.state()).line, { timeout: 10_000 }).toBe("reachable");
  }

  async function somebodyCalls(nth: number): Promise<void> {
    caller = await lab.phone({ number: "+15550123", hertz: HERTZ });
    await caller.dial(OUR_NUMBER);
    ({ call } = await line.came(nth));
    await line.done({ kind: "greet", call, prompts: [] });
  }

  const ring = (answersItself: boolean): Promise<void> =>
    line.done({
      kind: "ring",
      call,
      leg: LEG,
      device: DEVICE,
      facts: { number: 41, language: "es" },
      answersItself,
    });
  const hears = (): Promise<number | null> => softphone.hears();

  it("[VD1, VD3, VD8] answers what its page asked for; both are heard, muted and on hold nobody is, and the microphone closes", async () => {
    await ready();
    await somebodyCalls(1);
    await softphone.ask(41);
    await ring(true);
    await line.leg("leg_heard", call, LEG);
    await line.done({ kind: "arrange", call, talking: ["caller", LEG], music: [], listening: [] });
    await expect.poll(hears, { timeout: 10_000 }).toBeCloseTo(HERTZ, -1);
    expect(await softphone.state()).toMatchObject({ leg: { phase: "up", contact: 41, language: "es" } });
    const heardBefore = await caller.heard();
    await expect
      .poll(async () => loudnessOfAll((await caller.heard()).subarray(heardBefore.length)), {
        timeout: 10_000,
      })
      .toBeGreaterThan(0.003);

    await softphone.mute(true);
    expect((await softphone.state()).leg?.isMuted).toBe(true);
    const mutedFrom = (await caller.heard()).length + RATE / 2;
    const heardMuted = async (): Promise<number> => {
      const after = (await caller.heard()).subarray(mutedFrom, mutedFrom + RATE);
      return after.length < RATE ? Infinity : loudnessOfAll(after);
    };
    await expect.poll(heardMuted, { timeout: 10_000 }).toBeLessThan(0.003);
    await softphone.mute(false);
    await line.done({ kind: "arrange", call, talking: [], music: ["caller"], listening: [] });
    await expect.poll(hears, { timeout: 10_000 }).toBeNull();
    await line.done({ kind: "arrange", call, talking: ["caller", LEG], music: [], listening: [] });
    await expect.poll(hears, { timeout: 10_000 }).toBeCloseTo(HERTZ, -1);

    await softphone.do("end");
    await line.leg("leg_ended", call, LEG);
    expect(await softphone.isMicrophoneOpen()).toBe(false);
    await caller.hangUp();
    await line.leg("leg_ended", call, "caller");
  });

  it("[VD1] lets ring what nobody asked for, is answered at a press, and ends when the other end does", async () => {
    await ready();
    await somebodyCalls(2);
    await ring(true);
    await expect.poll(async () => (await softphone.state()).leg?.phase).toBe("ringing");
    expect(await softphone.isMicrophoneOpen()).toBe(false);
    await softphone.do("answer");
    await line.leg("leg_heard", call, LEG);
    await line.done({ kind: "end", call, leg: null });
    await expect.poll(async () => (await softphone.state()).leg).toBeNull();
    expect(await softphone.isMicrophoneOpen()).toBe(false);
  });

  it("[VD1] speaks to itself through the echo that its page asked for", async () => {
    await ready();
    await softphone.ask("echo");
    expect(await line.calls.echo(DEVICE)).toEqual({ kind: "done" });
    await expect.poll(async () => (await softphone.state()).leg?.phase, { timeout: 10_000 }).toBe("up");
    await expect.poll(hears, { timeout: 10_000 }).not.toBeNull();
    await softphone.do("end");
    await expect.poll(async () => (await softphone.state()).leg).toBeNull();
  });
});
