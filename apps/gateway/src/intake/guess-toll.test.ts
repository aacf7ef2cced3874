import { describe, expect, it } from "vitest";
import { CLIENT_RATE, guessToll, OVERALL_RATE, TOLL_MAX_MS, tollMs } from "./guess-toll.ts";

interface Booth {
  readonly waits: number[];
  readonly wrong: (client: string, key?: string) => Promise<number>;
  readonly right: (client: string) => Promise<number>;
  now: number;
}

/** A toll whose waits are written down instead of waited for. */
function booth(): Booth {
  const waits: number[] = [];
  const toll = guessToll(
    () => made.now,
    async (ms) => void waits.push(ms),
  );
  let guesses = 0;
  const guess = async (client: string, right: boolean, key = `key ${(guesses += 1)}`): Promise<number> => {
    const before = waits.length;
    await toll.guess(
      client,
      key,
      async () => right,
      (found) => !found,
    );
    return waits.slice(before).reduce((sum, ms) => sum + ms, 0);
  };
  const made: Booth = {
    waits,
    now: 0,
    wrong: (client, key) => guess(client, false, key),
    right: (client) => guess(client, true),
  };
  return made;
}

describe("the toll on wrong keys", () => {
  it("[CH17] is nothing at first, then doubles, and has an end", () => {
    const tolls = Array.from({ length: 40 }, (_, wrong) => tollMs(wrong, CLIENT_RATE));
    expect(tolls.slice(0, CLIENT_RATE.free + 1)).toEqual(
      Array.from({ length: CLIENT_RATE.free + 1 }, () => 0),
    );
    expect(tolls.slice(CLIENT_RATE.free + 1, CLIENT_RATE.free + 4)).toEqual([250, 500, 1000]);
    expect(tolls.at(-1)).toBe(TOLL_MAX_MS);
  });

  it("[CH17] grows for the client that guesses, and for no other", async () => {
    const { wrong } = booth();
    let last = 0;
    for (let n = 0; n < 20; n += 1) last = await wrong("guesser");
    expect(last).toBe(TOLL_MAX_MS);
    expect(await wrong("somebody else")).toBe(0);
  });

  it("[CH17] asks nothing of a right key, even from the address that guessed", async () => {
    const { wrong, right } = booth();
    for (let n = 0; n < 50; n += 1) await wrong("shelter");
    expect(await right("shelter")).toBe(0);
  });

  it("takes the same wrong key again for no new guess, however often a page is reloaded", async () => {
    const { wrong } = booth();
    let sum = 0;
    for (let n = 0; n < 200; n += 1) sum += await wrong("reader", `mistyped ${n % CLIENT_RATE.free}`);
    expect(sum).toBe(0);
  });

  it("[CH17] grows in all when many addresses guess", async () => {
    const { wrong } = booth();
    let last = 0;
    for (let n = 0; n <= OVERALL_RATE.free; n += 1) last = await wrong(`address ${n}`);
    expect(last).toBe(OVERALL_RATE.firstMs);
  });

  it("forgets after a quiet quarter of an hour", async () => {
    const made = booth();
    for (let n = 0; n < 20; n += 1) await made.wrong("guesser");
    made.now = 16 * 60_000;
    expect(await made.wrong("guesser")).toBe(0);
  });

  it("[CH17] looks up a few keys at once, and lets the others wait their turn without losing one", async () => {
    let running = 0;
    let most = 0;
    const toll = guessToll(
      () => 0,
      async () => {},
    );
    const look = async (): Promise<boolean> => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
      return true;
    };
    const found = await Promise.all(
      Array.from({ length: 100 }, (_, n) => toll.guess(`${n}`, "key", look, () => false)),
    );
    expect(found).toHaveLength(100);
    expect(most).toBe(8);
  });

  it("gives its place back when a look-up fails", async () => {
    const toll = guessToll(
      () => 0,
      async () => {},
    );
    const fail = async (): Promise<boolean> => {
      throw new Error("the database is away");
    };
    for (let n = 0; n < 20; n += 1)
      await expect(toll.guess("a", "key", fail, () => false)).rejects.toThrow("away");
    expect(
      await toll.guess(
        "a",
        "key",
        async () => true,
        () => false,
      ),
    ).toBe(true);
  });
});
