import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { gatherNews } from "./gather-news.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** News that is read in so long each time, and what was read when. */
function gathered(takesMs = 0) {
  const reads: (readonly string[])[] = [];
  const news = gatherNews<string>({
    gatherMs: 100,
    everyMs: 2_000,
    clock: Date.now,
    read: async (about) => {
      reads.push([...about]);
      await new Promise((resolve) => setTimeout(resolve, takesMs));
    },
  });
  return { news, reads };
}
const pass = async (ms: number): Promise<void> => void (await vi.advanceTimersByTimeAsync(ms));

describe("news that is gathered", () => {
  it("is read once for all that comes soon after another, each kind once", async () => {
    const { news, reads } = gathered();
    for (const about of ["record", "record", "sharing"]) news.hear(about);
    await pass(99);
    expect(reads).toEqual([]);
    await pass(1);
    expect(reads).toEqual([["record", "sharing"]]);
  });

  it("is read none too soon after the last reading, and the last of it always", async () => {
    const { news, reads } = gathered();
    for (let n = 0; n < 50; n += 1) {
      news.hear("record");
      await pass(50);
    }
    await pass(5_000);
    expect(reads).toHaveLength(3);
    news.hear("record");
    await pass(100);
    expect(reads).toHaveLength(4);
  });

  it("is read by one reading at a time, and anew for what came while one was under way", async () => {
    const { news, reads } = gathered(10_000);
    news.hear("record");
    await pass(100);
    news.hear("around");
    await pass(9_000);
    expect(reads).toEqual([["record"]]);
    await pass(1_200);
    expect(reads).toEqual([["record"], ["around"]]);
  });

  it("is not read any more once nobody wants it", async () => {
    const { news, reads } = gathered(500);
    news.hear("record");
    news.stop();
    await pass(5_000);
    expect(reads).toEqual([]);
    news.hear("record");
    await pass(5_000);
    expect(reads).toEqual([]);
  });
});
