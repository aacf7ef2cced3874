import { setTimeout as pause } from "node:timers/promises";
import type { CallCommand } from "@holdfast/channel-kit";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { RATE } from "./sound/wav.ts";
import {
  courseOf,
  ensureAsterisk,
  OUR_NUMBER,
  soundsOf,
  startVoiceLab,
  until,
  untilHears,
} from "./testing/index.ts";
import type { FollowedLine, Phone, VoiceLab } from "./testing/index.ts";

const installed = await ensureAsterisk();

/** Long enough for a tone to be heard for what it is. */
const A_WHILE_MS = 1_500;
/** Long enough for music to be heard for what it is, which begins softly. */
const A_MOMENT_MS = 1_000;
const CALLER_HZ = 440;
const PARTY_HZ = 700;
const HERTZ = [CALLER_HZ, PARTY_HZ, 950];
const PARTY = "+15550122";

describe.skipIf(installed.kind === "cannot")("a call", () => {
  let lab: VoiceLab;
  let line: FollowedLine;
  let party: Phone;
  let calls = 0;
  const callers: Phone[] = [];

  beforeAll(async () => {
    lab = await startVoiceLab();
    line = await lab.follow();
    party = await lab.phone({ number: PARTY, hertz: PARTY_HZ, isReachable: true, answersItself: true });
  });
  afterAll(() => lab.close());
  afterEach(async () => {
    for (const phone of callers.splice(0)) await phone.close();
  });

  const act = (command: CallCommand): Promise<void> => line.done(command);

  /** Somebody rings, and waits with music. */
  async function somebodyWaits(
    options: Partial<Parameters<VoiceLab["phone"]>[0]> = {},
  ): Promise<[Phone, string]> {
    const caller = await lab.phone({ number: "+15550111", hertz: CALLER_HZ, ...options });
    callers.push(caller);
    await caller.dial(OUR_NUMBER);
    calls += 1;
    const { call } = await line.came(calls);
    await act({ kind: "greet", call, prompts: [] });
    await line.leg("leg_heard", call, "caller");
    await pause(A_MOMENT_MS);
    return [caller, call];
  }

  /** A second telephone joins, and both talk. */
  async function theyTalk(call: string, leg: string): Promise<void> {
    await act({ kind: "dial", call, leg, to: PARTY, show: null });
    await line.leg("leg_heard", call, leg);
    await act({ kind: "arrange", call, talking: ["caller", leg], music: [], listening: [] });
  }

  it("[CH50, CH56] is stored, then told, then answered: a prompt first, then music, and its sound is heard", async () => {
    const caller = await lab.phone({ number: "+15550111", hertz: CALLER_HZ });
    callers.push(caller);
    await caller.dial(OUR_NUMBER);
    calls += 1;
    const came = await line.came(calls);
    expect(came).toMatchObject({ from: "+15550111", via: OUR_NUMBER, line: "voice" });
    const stored = line
      .stored()
      .find(({ event }) => event.kind === "message" && event.threadKey === came.call);
    expect(stored).toEqual({
      toldBefore: line.told().indexOf(came),
      event: {
        kind: "message",
        dedupeKey: `call:${came.call}`,
        threadKey: came.call,
        address: "+15550111",
        text: "",
        sentAt: came.at,
        via: OUR_NUMBER,
      },
    });
    await act({ kind: "greet", call: came.call, prompts: ["comfort-en"] });
    await line.next(({ kind }) => kind === "prompts_ended", "the end of the prompts");
    await untilHears(caller, "music", HERTZ);
    await act({ kind: "end", call: came.call, leg: null });
    await caller.until("CALL_CLOSED");
    const course = courseOf(soundsOf(await caller.heard(), HERTZ));
    expect(course.at(0)).toBe("voice");
    expect(course.at(-1)).toBe("music");
    expect(await line.leg("leg_ended", came.call, "caller")).toMatchObject({ because: "ended_by_us" });
  });

  it("[CH51, CH55] is heard both ways, held with music, taken up again, and ended by whoever was rung", async () => {
    const [caller, call] = await somebodyWaits();
    await theyTalk(call, "party-1");
    await pause(A_WHILE_MS);
    await act({ kind: "arrange", call, talking: ["party-1"], music: ["caller"], listening: [] });
    const heardBefore = (await party.heard()).length;
    await pause(A_WHILE_MS);
    // While the caller is held nothing comes, and what does not come is not written down either.
    expect((await party.heard()).length - heardBefore).toBeLessThan(RATE);
    await act({ kind: "arrange", call, talking: ["caller", "party-1"], music: [], listening: [] });
    await pause(A_WHILE_MS);
    await party.hangUp();
    expect(await line.leg("leg_ended", call, "party-1")).toMatchObject({ because: "hung_up" });
    await act({ kind: "end", call, leg: null });
    await caller.until("CALL_CLOSED");
    const heard = soundsOf(await caller.heard(), HERTZ);
    expect(courseOf(heard).filter((sound) => sound !== "silence")).toEqual([
      "music",
      PARTY_HZ,
      "music",
      PARTY_HZ,
    ]);
    // Loss would be quarters in which the tone is not whole.
    expect(heard.filter((sound) => sound === PARTY_HZ).length).toBeGreaterThanOrEqual(10);
    const there = soundsOf(await party.heard(), HERTZ).filter((sound) => sound !== "silence");
    expect(courseOf(there)).toEqual([CALLER_HZ]);
    expect(there.length).toBeGreaterThanOrEqual(10);
    const kinds = line
      .told()
      .flatMap((event) => ("leg" in event && event.leg === "party-1" ? [event.kind] : []));
    expect(kinds).toEqual(["leg_ringing", "leg_up", "leg_heard", "leg_ended"]);
  });

  it("[CH54] does once what is said twice", async () => {
    const [caller, call] = await somebodyWaits();
    await act({ kind: "greet", call, prompts: ["welcome-en"] });
    const before = party.peers().length;
    await act({ kind: "dial", call, leg: "party-2", to: PARTY, show: null });
    await act({ kind: "dial", call, leg: "party-2", to: PARTY, show: null });
    await line.leg("leg_heard", call, "party-2");
    for (const _twice of [1, 2])
      await act({ kind: "arrange", call, talking: ["caller", "party-2"], music: [], listening: [] });
    await pause(A_WHILE_MS);
    expect(party.peers()).toHaveLength(before + 1);
    await caller.hangUp();
    expect(await line.leg("leg_ended", call, "caller")).toMatchObject({ because: "hung_up" });
    expect(await line.calls.act({ kind: "greet", call, prompts: [] })).toEqual({ kind: "gone" });
    await act({ kind: "end", call, leg: null });
    await line.leg("leg_ended", call, "party-2");
    const course = courseOf(soundsOf(await caller.heard(), HERTZ));
    expect(course.filter((sound) => sound !== "silence")).toEqual(["music", PARTY_HZ]);
  });

  it("[CH55] lets somebody listen who is not heard, and then talk", async () => {
    const lead = await lab.phone({ number: "+15550133", hertz: 950, isReachable: true, answersItself: true });
    callers.push(lead);
    const [caller, call] = await somebodyWaits();
    await theyTalk(call, "party-3");
    await act({ kind: "dial", call, leg: "listen-3", to: "+15550133", show: null });
    await line.leg("leg_heard", call, "listen-3");
    await act({ kind: "arrange", call, talking: ["caller", "party-3"], music: [], listening: ["listen-3"] });
    await untilHears(lead, "voice", HERTZ);
    // Long enough for the caller to hear somebody else as well, whom they must not.
    await pause(A_WHILE_MS);
    await untilHears(caller, PARTY_HZ, HERTZ);
    await act({ kind: "arrange", call, talking: ["party-3", "listen-3"], music: ["caller"], listening: [] });
    await untilHears(caller, "music", HERTZ);
    await untilHears(lead, PARTY_HZ, HERTZ);
    await act({ kind: "end", call, leg: null });
    await caller.until("CALL_CLOSED");
    await lead.until("CALL_CLOSED");
    const course = courseOf(soundsOf(await caller.heard(), HERTZ));
    expect(course.filter((sound) => sound !== "silence")).toEqual(["music", PARTY_HZ, "music"]);
    // Two tones at once are none of them: it heard both, and then one.
    const lead_ = courseOf(soundsOf(await lead.heard(), HERTZ)).filter((sound) => sound !== "silence");
    expect(lead_).toEqual(["voice", PARTY_HZ]);
  });

  it("tells each key that a caller presses, once, in music and in talk", async () => {
    const [caller, call] = await somebodyWaits();
    await caller.press("1");
    await line.next((event) => event.kind === "key" && event.call === call && event.digit === "1", "a key");
    await theyTalk(call, "party-4");
    await caller.press("2");
    await line.next((event) => event.kind === "key" && event.call === call && event.digit === "2", "a key");
    await pause(A_WHILE_MS);
    await caller.hangUp();
    await line.leg("leg_ended", call, "caller");
    const keys = line
      .told()
      .flatMap((event) => (event.kind === "key" && event.call === call ? [event.digit] : []));
    expect(keys).toEqual(["1", "2"]);
    await act({ kind: "end", call, leg: null });
  });

  it("[VS19] says of a greeting, and of what is said, that there is no such sound, and of what was heard nothing", async () => {
    const caller = await lab.phone({ number: "+15550111", hertz: CALLER_HZ });
    callers.push(caller);
    await caller.dial(OUR_NUMBER);
    calls += 1;
    const { call } = await line.came(calls);
    await act({ kind: "greet", call, prompts: ["nobody-made-this-en", "nor-this-es"] });
    const ended = await line.next((event) => event.kind === "prompts_ended" && event.call === call, "an end");
    expect(ended).toMatchObject({ areMissing: true });
    await act({ kind: "say", call, leg: "caller", prompts: ["nobody-made-this-en"] });
    await line.leg("not_played", call, "caller");
    await act({ kind: "say", call, leg: "caller", prompts: ["comfort-en", "moving-en"] });
    await pause(A_MOMENT_MS);
    await act({ kind: "end", call, leg: null });
    await line.leg("leg_ended", call, "caller");
    const kinds = line.told().map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "not_played")).toHaveLength(1);
    expect(line.told().filter((event) => event.kind === "prompts_ended" && event.areMissing)).toEqual([
      ended,
    ]);
  });

  it("leaves nothing behind when a caller gives up who was not greeted", async () => {
    const caller = await lab.phone({ number: "+15550111", hertz: CALLER_HZ });
    callers.push(caller);
    await caller.dial(OUR_NUMBER);
    calls += 1;
    const { call } = await line.came(calls);
    await caller.hangUp();
    expect(await line.leg("leg_ended", call, "caller")).toMatchObject({ because: "hung_up" });
    expect(await line.calls.act({ kind: "end", call, leg: "caller" })).toEqual({ kind: "gone" });
    // Of a call that is over, its rooms are gone a moment after whoever was in them.
    await until("no room", async () => {
      const left = await lab.exchange.ari.ask("bridges", {});
      return left.kind === "ok" && JSON.stringify(left.body) === "[]";
    });
  });

  it("[CH58] keeps a withheld number withheld, in what is told, in what is stored and in the log", async () => {
    const caller = await lab.phone({ number: "anonymous", hertz: CALLER_HZ });
    callers.push(caller);
    await caller.dial(OUR_NUMBER);
    calls += 1;
    const { call, from } = await line.came(calls);
    expect(from).toBeNull();
    const stored = line.stored().find(({ event }) => event.kind === "message" && event.threadKey === call);
    expect(stored?.event).toMatchObject({ address: null });
    await act({ kind: "end", call, leg: null });
    await line.leg("leg_ended", call, "caller");
    expect(line.logged()).not.toMatch(/\+?1555/);
  });

  it("[CH58] shows whoever is dialled nothing, or the alias, and dials nothing that is no number", async () => {
    const [, call] = await somebodyWaits();
    const before = party.peers().length;
    await act({ kind: "dial", call, leg: "party-5", to: PARTY, show: null });
    await line.leg("leg_up", call, "party-5");
    // The exchange knows sooner that it picked up than the telephone that the exchange does.
    await party.until("CALL_ESTABLISHED", before + 1);
    await act({ kind: "end", call, leg: "party-5" });
    await line.leg("leg_ended", call, "party-5");
    await act({ kind: "dial", call, leg: "party-6", to: PARTY, show: "+15550199" });
    await line.leg("leg_up", call, "party-6");
    await party.until("CALL_ESTABLISHED", before + 2);
    await act({ kind: "end", call, leg: null });
    const [withheld, alias] = party.peers().slice(before);
    expect(withheld).toMatch(/^sip:anonymous@/);
    expect(alias).toMatch(/^sip:\+15550199@/);
    for (const to of ["sip:somebody@elsewhere.example", "12", "+1555x", ""]) {
      const acted = await line.calls.act({ kind: "dial", call, leg: "party-7", to, show: null });
      expect(acted).toEqual({ kind: "refused", reason: "not_dialable" });
    }
  });
});
