import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CallEvent, DeviceAccess } from "@holdfast/channel-kit";
import {
  courseOf,
  ensureAsterisk,
  OUR_NUMBER,
  soundsOf,
  startPhone,
  startVoiceLab,
  takePlainSound,
  untilHears,
} from "./testing/index.ts";
import type { FollowedLine, Phone, VoiceLab } from "./testing/index.ts";

const installed = await ensureAsterisk();

const HERTZ = [440, 950];
const FACTS = { number: 7, language: "es" };
let devices = 0;

describe.skipIf(installed.kind === "cannot")("a softphone", () => {
  let lab: VoiceLab;
  let line: FollowedLine;
  beforeAll(async () => {
    lab = await startVoiceLab();
    line = await lab.follow();
  });
  afterAll(() => lab.close());

  async function lend(device: string): Promise<DeviceAccess> {
    const access = await line.calls.lend(device);
    if (typeof access === "string") throw new Error(access);
    return access;
  }

  /** A telephone that registers with what was lent, in a browser's place. */
  async function softphone(options: { readonly answersItself?: boolean } = {}): Promise<[Phone, string]> {
    devices += 1;
    const device = `d-${devices}`;
    const { username, password } = await lend(device);
    await takePlainSound(lab.exchange, device);
    const phone = await lab.phone({
      number: device,
      hertz: 950,
      device: { username, password, port: lab.exchange.sipPort },
      answersItself: true,
      ...options,
    });
    await state(device, "reachable");
    return [phone, device];
  }
  const state = (device: string, wanted: "reachable" | "gone"): Promise<CallEvent> =>
    line.next(
      (event) => event.kind === "device" && event.device === device && event.state === wanted,
      `${device} ${wanted}`,
    );

  async function somebodyWaits(): Promise<[Phone, string]> {
    const before = line.told().filter(({ kind }) => kind === "came").length;
    const caller = await lab.phone({ number: "+15550111", hertz: 440 });
    await caller.dial(OUR_NUMBER);
    const { call } = await line.came(before + 1);
    await line.done({ kind: "greet", call, prompts: [] });
    return [caller, call];
  }

  it("[CH51, CH56, CH60] registers with what was lent, is rung, is heard, and talks", async () => {
    const [phone, device] = await softphone();
    const [caller, call] = await somebodyWaits();
    await line.done({ kind: "ring", call, leg: "offer-1", device, facts: FACTS, answersItself: true });
    await line.leg("leg_heard", call, "offer-1");
    await line.done({ kind: "arrange", call, talking: ["caller", "offer-1"], music: [], listening: [] });
    await untilHears(caller, 950, HERTZ);
    await untilHears(phone, 440, HERTZ);
    await line.done({ kind: "end", call, leg: null });
    await caller.until("CALL_CLOSED");
    const course = courseOf(soundsOf(await caller.heard(), HERTZ)).filter((sound) => sound !== "silence");
    expect(course.at(-1)).toBe(950);
    expect(soundsOf(await phone.heard(), HERTZ)).toContain(440);
    await line.calls.revoke(device);
    await phone.close();
  });

  it("[CH57] is lost in less than nine seconds when its machine falls asleep, so that another is asked within ten, and the caller is still there", async () => {
    const [phone, device] = await softphone();
    const [caller, call] = await somebodyWaits();
    await line.done({ kind: "ring", call, leg: "offer-2", device, facts: FACTS, answersItself: true });
    await line.leg("leg_heard", call, "offer-2");
    await line.done({ kind: "arrange", call, talking: ["caller", "offer-2"], music: [], listening: [] });
    const killedAt = Date.now();
    await phone.kill();
    const ended = await line.leg("leg_ended", call, "offer-2");
    expect(ended).toMatchObject({ because: "lost" });
    expect(Date.now() - killedAt).toBeLessThan(9_000);
    await line.done({ kind: "arrange", call, talking: [], music: ["caller"], listening: [] });
    await untilHears(caller, "music", HERTZ);
    await line.done({ kind: "end", call, leg: null });
    await caller.until("CALL_CLOSED");
    expect(courseOf(soundsOf(await caller.heard(), HERTZ)).at(-1)).toBe("music");
    await line.calls.revoke(device);
  });

  it("[CH60, VS6] is worth nothing at once when it is taken back: its leg ends, it is not rung, it cannot register", async () => {
    const [phone, device] = await softphone();
    const [, call] = await somebodyWaits();
    await line.done({ kind: "ring", call, leg: "offer-3", device, facts: FACTS, answersItself: true });
    await line.leg("leg_up", call, "offer-3");
    await line.calls.revoke(device);
    expect(await line.leg("leg_ended", call, "offer-3")).toMatchObject({ because: "ended_by_us" });
    await phone.until("CALL_CLOSED");
    const again = { kind: "ring", call, leg: "offer-4", device, facts: FACTS, answersItself: true } as const;
    expect(await line.calls.act(again)).toEqual({ kind: "refused", reason: "unreachable" });
    await line.done({ kind: "end", call, leg: null });
  });

  it("[CH60] is let in by the password that was lent last, and by no other", async () => {
    const first = await lend("d-twice");
    const second = await lend("d-twice");
    expect(second.password).not.toBe(first.password);
    const device = { username: "d-twice", port: lab.exchange.sipPort };
    const right = await lab.phone({
      number: "x",
      hertz: 950,
      device: { ...device, password: second.password },
    });
    await state("d-twice", "reachable");
    await right.close();
    const wrong = startPhone({
      number: "x",
      hertz: 950,
      carrierPort: lab.carrier.port,
      device: { ...device, password: first.password },
      patienceMs: 3_000,
    });
    await expect(wrong).rejects.toThrow("registered");
    await line.calls.revoke("d-twice");
  });

  it("[CH60] echoes to a softphone what it says, and tells nothing of it", async () => {
    const [phone, device] = await softphone();
    const before = line.told().length;
    expect(await line.calls.echo(device)).toEqual({ kind: "done" });
    await phone.until("CALL_ESTABLISHED");
    await untilHears(phone, 950, HERTZ);
    await phone.hangUp();
    await phone.until("CALL_CLOSED");
    expect(soundsOf(await phone.heard(), HERTZ)).toContain(950);
    expect(line.told().slice(before)).toEqual([]);
    await line.calls.revoke(device);
    await phone.close();
  });

  it("[CH60, VS9] can dial nobody", async () => {
    const [phone, device] = await softphone();
    await phone.dialAt(OUR_NUMBER, lab.exchange.sipPort);
    await phone.until("CALL_CLOSED");
    expect(phone.happened()).not.toContain("CALL_ESTABLISHED");
    await line.calls.revoke(device);
    await phone.close();
  });
});
