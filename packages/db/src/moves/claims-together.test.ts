import { ContactId, UserId } from "@holdfast/case-schema";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { claimsTogether, type Claim } from "./claims-together.ts";

const by = UserId.parse("00000000-0000-7000-8000-000000000001");
const of = (nth: number): Claim => ({
  id: ContactId.parse(`00000000-0000-4000-8000-0000000000${String(nth).padStart(2, "0")}`),
  by,
  expectedVersion: nth,
});
const REFUSED = new Error("refused");

/** What departs is written down, and lands when the test says so. */
function desk() {
  const flights: {
    readonly nths: readonly number[];
    readonly way: PromiseWithResolvers<readonly number[]>;
  }[] = [];
  const fly = async (claims: readonly Claim[]): Promise<readonly number[]> => {
    const way = Promise.withResolvers<readonly number[]>();
    flights.push({ nths: claims.map(({ expectedVersion }) => expectedVersion), way });
    return way.promise;
  };
  const claim = claimsTogether<string>({
    alone: async (one) => `alone ${(await fly([one])).join()}`,
    together: async (claims) => new Map((await fly(claims)).map((nth) => [of(nth).id, `together ${nth}`])),
    isUndone: (error) => error === REFUSED,
  });
  return {
    claim: async (nth: number) => claim(of(nth)),
    departed: () => flights.map(({ nths }) => nths),
    land: (nth: number, claimed = flights[nth]?.nths ?? []) => flights[nth]?.way.resolve(claimed),
    fail: (nth: number, error: Error) => flights[nth]?.way.reject(error),
  };
}

/** Until what is asked in this turn has departed, and what landed was told. */
const turn = async (): Promise<void> => new Promise((done) => void setImmediate(done));

let at: ReturnType<typeof desk>;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  at = desk();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("[DB741] claims by somebody's own wish", () => {
  it("depart in two lanes, and what is asked for while both are in flight goes together in the next one", async () => {
    const told = [at.claim(1), at.claim(2)];
    await turn();
    expect(at.departed()).toEqual([[1], [2]]);
    told.push(at.claim(3), at.claim(4), at.claim(5));
    await turn();
    expect(at.departed()).toHaveLength(2);
    at.land(0);
    await turn();
    expect(at.departed().slice(2)).toEqual([[3, 4, 5]]);
    at.land(1);
    at.land(2);
    expect(await Promise.all(told)).toEqual(["alone 1", "alone 2", "together 3", "together 4", "together 5"]);
  });

  it("go sixteen at most together", async () => {
    const told = Array.from({ length: 34 }, async (_, nth) => at.claim(nth + 1));
    await turn();
    expect(at.departed().map(({ length }) => length)).toEqual([16, 16]);
    at.land(0);
    await turn();
    expect(at.departed().map(({ length }) => length)).toEqual([16, 16, 2]);
    at.land(1);
    at.land(2);
    expect(await Promise.all(told)).toHaveLength(34);
  });

  it("of a contact that somebody is claiming go alone at once, and hold up no lane", async () => {
    const told = [at.claim(1), at.claim(1), at.claim(1)];
    expect(at.departed()).toEqual([[1], [1]]);
    await turn();
    expect(at.departed()).toEqual([[1], [1], [1]]);
    told.push(at.claim(2), at.claim(3));
    await turn();
    expect(at.departed().slice(3)).toEqual([[2, 3]]);
    for (const nth of [0, 1, 2, 3]) at.land(nth);
    expect(await Promise.all(told)).toEqual(["alone 1", "alone 1", "alone 1", "together 2", "together 3"]);
    for (const nth of [1, 2, 4, 5]) void at.claim(nth);
    await turn();
    expect(at.departed().slice(4)).toEqual([
      [1, 2],
      [4, 5],
    ]);
  });

  it("that come to nothing together are claimed alone, and hinder no other", async () => {
    const told = [1, 2, 3, 4].map(async (nth) => at.claim(nth));
    await turn();
    at.land(0, [2]);
    await turn();
    expect(at.departed()).toEqual([[1, 2], [3, 4], [1]]);
    at.land(2);
    expect(await told[1]).toBe("together 2");
    expect(await told[0]).toBe("alone 1");
  });

  it("that a rule refused together are claimed alone, each to its own end", async () => {
    const told = [1, 2, 3, 4].map(async (nth) => at.claim(nth));
    await turn();
    at.fail(0, REFUSED);
    await turn();
    expect(at.departed().slice(2)).toEqual([[1], [2]]);
    at.fail(2, REFUSED);
    at.land(3);
    await expect(told[0]).rejects.toBe(REFUSED);
    expect(await told[1]).toBe("alone 2");
  });

  it("fail together where nobody knows what became of them, and are not tried again", async () => {
    const told = [1, 2, 3, 4].map(async (nth) => at.claim(nth));
    await turn();
    const lost = new Error("the line is gone");
    at.fail(0, lost);
    await expect(told[0]).rejects.toBe(lost);
    await expect(told[1]).rejects.toBe(lost);
    expect(at.departed()).toHaveLength(2);
    void at.claim(1);
    await turn();
    expect(at.departed().slice(2)).toEqual([[1]]);
  });

  it("wait ten milliseconds at most for those in flight, whatever else is asked meanwhile", async () => {
    void at.claim(1);
    void at.claim(2);
    await turn();
    void at.claim(3);
    await turn();
    vi.advanceTimersByTime(9);
    void at.claim(4);
    await turn();
    expect(at.departed()).toEqual([[1], [2]]);
    vi.advanceTimersByTime(1);
    expect(at.departed().slice(2)).toEqual([[3, 4]]);
    void at.claim(5);
    await turn();
    vi.advanceTimersByTime(10);
    await turn();
    expect(at.departed().slice(3)).toEqual([[5]]);
  });
});
