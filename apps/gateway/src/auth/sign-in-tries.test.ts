import { testStore, type TestStore } from "@holdfast/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countTries, SIGN_INS_PER_MINUTE, type TooManyTries } from "./sign-in-tries.ts";

const most = SIGN_INS_PER_MINUTE.ofClient;
let now = 1_800_000_000_000;
let store: TestStore;
let tooMany: TooManyTries;
beforeAll(async () => {
  store = await testStore();
  tooMany = countTries(store.prisma, () => now);
});
afterAll(() => store.close());

const times = async (count: number, client: string, ask = tooMany): Promise<readonly boolean[]> =>
  Promise.all(Array.from({ length: count }, () => ask(client)));

describe("counting a client's tries under all names", () => {
  it("[G7] says too many after a hundred within a minute, and of nobody else", async () => {
    expect(new Set(await times(most, "one"))).toEqual(new Set([false]));
    expect(await times(2, "one")).toEqual([true, true]);
    expect(await tooMany("other")).toBe(false);
  });

  it("[G7] counts for all gateways together, also at the same moment", async () => {
    const elsewhere = countTries(store.prisma, () => now);
    const answers = await Promise.all([times(most, "both"), times(most, "both", elsewhere)]);
    expect(answers.flat().filter((refused) => !refused)).toHaveLength(most);
  });

  it("[G7] begins anew a minute after it began, however often somebody tried meanwhile", async () => {
    await times(most + 5, "busy");
    now += 59_999;
    expect(await tooMany("busy")).toBe(true);
    now += 1;
    expect(await tooMany("busy")).toBe(false);
  });
});
