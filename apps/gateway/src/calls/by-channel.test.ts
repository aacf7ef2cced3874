import type { CallCommand } from "@holdfast/call-flow";
import type { CallActed } from "@holdfast/channel-kit";
import { describe, expect, it } from "vitest";
import { byChannel } from "./by-channel.ts";

const ring: CallCommand = {
  kind: "ring",
  call: "c",
  leg: "offer-1-x",
  device: "d",
  facts: { number: 1, language: null },
  answersItself: false,
};
const arrange: CallCommand = { kind: "arrange", call: "c", talking: [], music: ["caller"], listening: [] };
const end: CallCommand = { kind: "end", call: "c", leg: null };

/** A channel that says these, one after another, and how often it was asked. */
async function said(command: CallCommand, ...answers: readonly CallActed[]) {
  let asked = 0;
  const line = {
    act: async (): Promise<CallActed> => answers[Math.min(asked++, answers.length - 1)] ?? { kind: "done" },
  };
  const came = await byChannel(line, command, { wait: async () => {}, isOurs: () => true });
  return { came, asked };
}

describe("a command that the channel cannot carry out", () => {
  it.each([
    ["gone", { kind: "gone" }, "unreachable"],
    ["out of reach", { kind: "refused", reason: "unreachable" }, "unreachable"],
    ["between two connections", { kind: "retry" }, "unreachable"],
  ] as const)("[G262] a softphone that is %s has not rung", async (_name, acted, failed) => {
    const told = [{ kind: "leg_ended", leg: "offer-1-x", because: "unreachable" }];
    expect((await said(ring, acted)).came).toEqual({ kind: "done", told, failed });
  });

  it("[G262] a number that is none is called so", async () => {
    const dial: CallCommand = { kind: "dial", call: "c", leg: "party-1-p", to: "x", show: null };
    expect((await said(dial, { kind: "refused", reason: "not_dialable" })).came).toMatchObject({
      failed: "not_dialable",
    });
  });

  it("[G262] what could not be arranged is told, to be arranged again", async () => {
    expect((await said(arrange, { kind: "retry" })).came).toMatchObject({ told: [{ kind: "not_arranged" }] });
    expect((await said(arrange, { kind: "gone" })).came).toMatchObject({ told: [] });
  });

  it.each([{ kind: "retry" }, { kind: "gone" }] as const)(
    "[G728] what the house says by itself and could not ($kind) is told, as nobody heard it, and refuses nobody anything",
    async (acted) => {
      const say: CallCommand = {
        kind: "say",
        call: "c",
        leg: "caller",
        prompts: ["elsewhere-en"],
        says: null,
      };
      const told = [{ kind: "not_played", leg: "caller" }];
      expect(await said(say, acted)).toEqual({ came: { kind: "done", told, failed: null }, asked: 1 });
      expect((await said(say, { kind: "done" })).came).toEqual({ kind: "done", told: [], failed: null });
    },
  );

  it("[CF59] a prompt is told of once it plays, and is not played late", async () => {
    const say: CallCommand = {
      kind: "say",
      call: "c",
      leg: "caller",
      prompts: ["goodbye-en"],
      says: "goodbye",
    };
    expect((await said(say, { kind: "done" })).came).toEqual({
      kind: "done",
      told: [{ kind: "said", prompt: "goodbye" }],
      failed: null,
    });
    for (const kind of ["gone", "retry"] as const)
      expect(await said(say, { kind })).toEqual({
        came: { kind: "done", told: [], failed: "not_now" },
        asked: 1,
      });
  });

  it("[G262] an end is given until it is taken", async () => {
    const { came, asked } = await said(end, { kind: "retry" }, { kind: "retry" }, { kind: "done" });
    expect([came.kind, asked]).toEqual(["done", 3]);
    expect((await said(end, { kind: "gone" })).asked).toBe(1);
  });

  it("[G262] at a gateway that carries nothing any more is nobody's there", async () => {
    for (const command of [ring, arrange, end])
      expect((await said(command, { kind: "not_here" })).came).toEqual({ kind: "not_here" });
  });
});
