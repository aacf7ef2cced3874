import type { TimeStands } from "@holdfast/db";
import { describe, expect, it } from "vitest";
import type { Log } from "../log/log.ts";
import { CLOCKS_APART_MAX_MS, clockWatch } from "./clock-watch.ts";

const RIGHT: TimeStands = { at: 0, aheadMs: 0, doubt: null };
const doubt = (why: "clocks_apart" | "time_unseen" | "set_back") => ({ ...RIGHT, doubt: { why, since: 0 } });

/** What is logged when one look after another finds this. */
async function logged(...found: readonly TimeStands[]): Promise<readonly unknown[]> {
  const lines: unknown[] = [];
  const write: Log["info"] = (event, facts) => void lines.push([event, facts]);
  const left = [...found];
  const watch = clockWatch({
    houseTime: { look: async () => left.shift() ?? RIGHT },
    log: { info: write, error: write },
  });
  for (const { aheadMs, doubt: inDoubt } of found) {
    await watch.chore.run();
    expect([watch.aheadMs(), watch.inDoubt()]).toEqual([aheadMs, inDoubt !== null]);
  }
  return lines;
}

describe("the watch over the clocks", () => {
  it("[G525] says nothing of clocks that are as close as they can be had", async () => {
    const near = { ...RIGHT, aheadMs: -CLOCKS_APART_MAX_MS };
    expect(await logged(RIGHT, near, RIGHT)).toEqual([]);
  });

  it("[G525] says once that they differ, either way, and once that they agree", async () => {
    const [ahead, behind] = [2_001, -3_000].map((aheadMs) => ({ ...RIGHT, aheadMs }));
    if (ahead === undefined || behind === undefined) throw new Error("both are there");
    expect(await logged(ahead, ahead, RIGHT, RIGHT, behind)).toEqual([
      ["clocks_apart", { aheadMs: 2_001 }],
      ["clocks_agree", {}],
      ["clocks_apart", { aheadMs: -3_000 }],
    ]);
  });

  it("[G525] says once why nothing is forgotten, and anew where that is another reason", async () => {
    expect(await logged(doubt("time_unseen"), doubt("time_unseen"), doubt("set_back"), RIGHT, RIGHT)).toEqual(
      [
        ["clock_in_doubt", { why: "time_unseen" }],
        ["clock_in_doubt", { why: "set_back" }],
        ["clock_in_no_doubt", {}],
      ],
    );
  });
});
