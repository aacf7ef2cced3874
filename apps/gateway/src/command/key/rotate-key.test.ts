import type { RotationStep, RotationStore } from "@holdfast/db";
import { describe, expect, it } from "vitest";
import { keyStatus } from "./key-status.ts";
import { rotateKey } from "./rotate-key.ts";

const TO = Buffer.alloc(8, 1);

/** Rotates against what a store answers in turn; what was done, said and waited for. */
async function rotating(over: Partial<RotationStore>): Promise<{
  readonly isRetired: boolean;
  readonly said: readonly string[];
  readonly waited: number;
}> {
  const said: string[] = [];
  let waited = 0;
  let now = 0;
  const rotation: RotationStore = {
    standing: async () => Promise.reject(new Error("nobody asks")),
    begin: async () => ({ kind: "begun" }),
    switchOver: async () => ({ kind: "done" }),
    close: async () => ({ kind: "done" }),
    rewrap: async () => ({ done: 0, unopened: 0, goesOn: false }),
    retire: async () => ({ kind: "retired" }),
    ...over,
  };
  const isRetired = await rotateKey({
    rotation,
    to: TO,
    wait: async () => void (waited += 1),
    clock: () => (now += 3_000),
    say: (words) => void said.push(words),
  });
  return { isRetired, said, waited };
}

function inTurn<Answer>(...answers: readonly Answer[]): () => Promise<Answer> {
  let at = 0;
  return async () => {
    const answer = answers[Math.min(at++, answers.length - 1)];
    if (answer === undefined) throw new Error("it has an answer");
    return answer;
  };
}
const waits = (holders: number): RotationStep => ({ kind: "waits", holders });

describe("rotating the master key", () => {
  it("[G447] waits for each gateway, says once for which, and ends with what to do with the two keys", async () => {
    const { isRetired, said, waited } = await rotating({
      switchOver: inTurn(waits(2), waits(2), waits(1), { kind: "done" }),
      close: inTurn(waits(1), { kind: "done" }),
      rewrap: inTurn({ done: 500, unopened: 0, goesOn: true }, { done: 7, unopened: 0, goesOn: false }),
    });
    expect([isRetired, waited]).toEqual([true, 4]);
    expect(
      said.filter((words) => words.includes("cannot read the new key")).map((words) => words.slice(0, 10)),
    ).toEqual(["2 gateways", "1 gateway "]);
    expect(said.at(-2)).toBe("Wrapped 507 keys anew.");
    expect(said.at(-1)).toContain("Put next-master.key into the place of master.key");
  });

  it("[G447] goes round again for what somebody was writing to, and retires nothing before it is done", async () => {
    const { isRetired, waited } = await rotating({
      rewrap: inTurn({ done: 3, unopened: 0, goesOn: false }, { done: 1, unopened: 0, goesOn: false }),
      retire: inTurn<Awaited<ReturnType<RotationStore["retire"]>>>(
        { kind: "left", left: 1 },
        // Nothing is left, but somebody has not finished who began before.
        { kind: "left", left: 0 },
        { kind: "retired" },
      ),
    });
    expect([isRetired, waited]).toEqual([true, 2]);
  });

  it("[G447] keeps both keys where something opens with neither, and says how much", async () => {
    const { isRetired, said } = await rotating({
      rewrap: inTurn({ done: 3, unopened: 2, goesOn: false }, { done: 0, unopened: 2, goesOn: false }),
      retire: async () => ({ kind: "left", left: 2 }),
    });
    expect(isRetired).toBe(false);
    expect(said.at(-1)).toMatch(/^2 keys open under no master key .* keep both\.$/u);
  });

  it.each(["not_here", "in_use", "retired", "under_way"] as const)(
    "[G447] changes nothing where it is refused: %s",
    async (because) => {
      const { isRetired, said } = await rotating({
        begin: async () => ({ kind: "refused", because }),
        switchOver: async () => Promise.reject(new Error("it goes no further")),
      });
      expect([isRetired, said.length]).toEqual([false, 1]);
      expect(said[0]).toContain("Nothing was changed");
    },
  );
});

describe("how the house stands with its master keys", () => {
  const rotation = { from: "aa", to: "bb", begunAt: 0, switchedAt: null, closedAt: null, retiredAt: null };
  const standing = { writes: "bb", here: ["aa", "bb"], wraps: { all: 9, left: 4 }, holders: 1 };
  it.each([
    [null, "never rotated"],
    [rotation, "to read the new one"],
    [{ ...rotation, switchedAt: 1 }, "to write with the new one"],
    [{ ...rotation, switchedAt: 1, closedAt: 2 }, "wraps older keys anew"],
    [{ ...rotation, switchedAt: 1, closedAt: 2, retiredAt: 3 }, "is retired"],
  ])("[G447] is said with how far a rotation is", (last, words) => {
    const lines = keyStatus({ ...standing, rotation: last });
    expect(lines.at(-1)).toContain(words);
    expect(lines.join(" ")).toContain("9 keys are wrapped, 4 of them");
  });
});
