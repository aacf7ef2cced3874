import { expect, it } from "vitest";
import { keyChore } from "./key-chore.ts";

it("[G446] says every other second which key was found, and goes on with what it has where one cannot be read", async () => {
  const beats: (Buffer | null)[] = [];
  const found = Buffer.alloc(32, 1);
  let next = async (): Promise<Buffer | null> => found;
  const chore = keyChore({ keys: { beat: async (key) => void beats.push(key) } }, () => next());
  expect(chore.everyMs).toBe(2_000);
  expect(await chore.run()).toBe(0);
  next = async () => null;
  await chore.run();
  next = async () => {
    throw new Error("can be read by others than its owner");
  };
  await expect(chore.run()).rejects.toThrow("can be read by others");
  expect(beats).toEqual([found, null, null]);
});
