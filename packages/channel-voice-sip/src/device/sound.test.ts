import { describe, expect, it } from "vitest";
import { readInvite } from "./invite.ts";
import { lendAgainAfterMs } from "./lend-again.ts";
import { levelOf } from "./level.ts";
import { microphoneFault, openMicrophone } from "./microphone.ts";
import { soundDevices } from "./sound-devices.ts";
import { createSpeaker } from "./speaker.ts";

const named = (name: string): Error => Object.assign(new Error("refused"), { name });

describe("a microphone that does not open", () => {
  it.each([
    ["NotAllowedError", "blocked"],
    ["SecurityError", "blocked"],
    ["NotFoundError", "missing"],
    ["OverconstrainedError", "missing"],
    ["NotReadableError", "taken"],
    ["AbortError", "taken"],
  ])("[VD4] of a %s is %s", async (name, fault) => {
    expect(microphoneFault(named(name))).toBe(fault);
    const opened = await openMicrophone({ getUserMedia: async () => Promise.reject(named(name)) }, null);
    expect(opened).toEqual({ kind: fault });
  });

  it("[VD4] is blocked where the browser gives pages none at all", async () => {
    expect(await openMicrophone(undefined, null)).toEqual({ kind: "blocked" });
  });

  it("is the one that was chosen, and sound alone", async () => {
    let asked: MediaStreamConstraints | undefined;
    const stream = {} as MediaStream;
    const devices = {
      getUserMedia: async (constraints?: MediaStreamConstraints) => {
        asked = constraints;
        return stream;
      },
    };
    expect(await openMicrophone(devices, "headset")).toEqual({ kind: "ready", stream });
    expect(asked).toMatchObject({ video: false, audio: { deviceId: { exact: "headset" } } });
  });
});

describe("the speaker", () => {
  const audio = (play: () => Promise<void>) => ({ srcObject: null, play, pause: () => undefined });

  it("[VD7] says when the browser plays nothing, and when it does after all", async () => {
    const told: string[] = [];
    let isAllowed = false;
    const speaker = createSpeaker(
      () => audio(async () => (isAllowed ? undefined : Promise.reject(named("NotAllowedError")))),
      (is) => told.push(is),
    );
    speaker.play({} as MediaStream);
    await new Promise((resolve) => setImmediate(resolve));
    isAllowed = true;
    speaker.again();
    await new Promise((resolve) => setImmediate(resolve));
    expect(told).toEqual(["blocked", "ready"]);
  });

  it("says no where sound cannot be sent elsewhere", async () => {
    const speaker = createSpeaker(
      () => audio(async () => undefined),
      () => undefined,
    );
    speaker.play({} as MediaStream);
    expect(await speaker.choose("headset")).toBe(false);
  });
});

it("reads an INVITE of ours, an echo, and nothing else", () => {
  const from = (headers: Record<string, string>) => readInvite((name) => headers[name], "sip-id");
  expect(from({ "X-Holdfast-Leg": "l1", "X-Holdfast-Contact": "41", "X-Holdfast-Answer": "itself" })).toEqual(
    { leg: "l1", contact: 41, language: null, answersItself: true, isEcho: false },
  );
  expect(from({ "X-Holdfast-Echo": "yes" })).toMatchObject({ leg: "sip-id", isEcho: true });
  expect(from({})).toBeNull();
  expect(from({ "X-Holdfast-Leg": "l1", "X-Holdfast-Contact": "anybody" })).toBeNull();
});

it("shows how loud it is: nothing at silence, everything at full scale", () => {
  const tone = (amplitude: number) =>
    Float32Array.from({ length: 1_024 }, (_, nth) => amplitude * Math.sin(nth / 5));
  expect(levelOf(new Float32Array(64))).toBe(0);
  expect(levelOf(new Float32Array(64).fill(1))).toBe(1);
  expect(levelOf(tone(0.1))).toBeGreaterThan(levelOf(tone(0.01)));
});

it("offers what has a name, which nothing has before the microphone was allowed", () => {
  expect(
    soundDevices([
      { kind: "audioinput", deviceId: "a", label: "Headset" },
      { kind: "audiooutput", deviceId: "a", label: "Headset" },
      { kind: "audioinput", deviceId: "", label: "" },
      { kind: "videoinput", deviceId: "c", label: "Camera" },
    ]),
  ).toEqual({ microphones: [{ id: "a", name: "Headset" }], speakers: [{ id: "a", name: "Headset" }] });
});

it("[VD5] waits longer from time to time, and never more than half a minute", () => {
  expect([0, 1, 2, 3, 4, 5, 6, 60].map(lendAgainAfterMs)).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000,
  ]);
});
