import fc from "fast-check";
import { expect, it } from "vitest";
import { room, takeData, type Room, type TakenData } from "./take-data.ts";

/** A room that tells how much of it is taken. */
function watched(bytes: number): Room & { readonly taken: () => number } {
  const shared = room(bytes);
  let taken = 0;
  return {
    take: (wanted) => {
      const got = shared.take(wanted);
      if (got) taken += wanted;
      return got;
    },
    give: (returned) => {
      taken -= returned;
      shared.give(returned);
    },
    taken: () => taken,
  };
}

/** Whether what is told of a message is so. */
function isTrue(taken: TakenData, whole: Buffer, most: number, memory: number): boolean {
  switch (taken.kind) {
    case "whole":
      return whole.equals(taken.bytes) && whole.length <= Math.min(most, memory);
    case "too_large":
      return whole.length > most && whole.subarray(0, taken.head.length).equals(taken.head);
    case "no_room":
      return whole.length > memory;
    default:
      return taken satisfies never;
  }
}

async function* inChunks(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

it("[EM79] takes all of it or says why not, keeps no more than it may, and gives the room back", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 40, size: "medium" }), { maxLength: 20, size: "medium" }),
      fc.nat(300),
      fc.nat(300),
      async (chunks, most, memory) => {
        const whole = Buffer.concat(chunks);
        const shared = watched(memory);
        const seen: { taken: TakenData; held: number }[] = [];
        await takeData(inChunks(chunks), { most, shared }, async (taken) => {
          seen.push({ taken, held: shared.taken() });
        });
        expect(shared.taken()).toBe(0);
        expect(seen).toHaveLength(1);
        const [{ taken, held } = { taken: null, held: 0 }] = seen;
        expect(held).toBeLessThanOrEqual(Math.min(most, memory));
        expect(taken !== null && isTrue(taken, whole, most, memory)).toBe(true);
      },
    ),
  );
});

it("[EM79] gives the room back when a line breaks within a message", async () => {
  const shared = watched(100);
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(60);
    throw new Error("the line broke");
  }
  await expect(takeData(broken(), { most: 100, shared }, async () => {})).rejects.toThrow("broke");
  expect(shared.taken()).toBe(0);
});

it("[EM79] keeps no piece but its bytes, so that a message in millions of pieces takes no more than its length", async () => {
  const socket = new Uint8Array(65_536);
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let piece = 0; piece < 70_000; piece += 1) {
      socket.fill(piece % 251, 7, 10);
      yield socket.subarray(7, 10);
    }
  }
  const whole = Buffer.alloc(210_000);
  for (let at = 0; at < whole.length; at += 1) whole[at] = Math.floor(at / 3) % 251;
  const take = async (most: number): Promise<boolean> =>
    takeData(pieces(), { most, shared: room(400_000) }, async (taken) => isTrue(taken, whole, most, 400_000));
  expect(await take(210_000)).toBe(true);
  expect(await take(209_999)).toBe(true);
});
