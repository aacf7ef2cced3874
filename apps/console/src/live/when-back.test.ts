import { afterEach, expect, it, vi } from "vitest";
import { freshness } from "./connection.ts";
import { whenBack } from "./when-back.ts";

const LIVE = { kind: "live", provedAt: 0 } as const;
afterEach(() => freshness.set({ kind: "starting" }));

it("[G734] is heard once each time that the line is back, and not when it goes or stays", () => {
  freshness.set(LIVE);
  const hear = vi.fn<(isFirst: boolean) => void>();
  const forget = whenBack(hear);
  freshness.set({ kind: "live", provedAt: 1 });
  freshness.set({ kind: "starting" });
  expect(hear).not.toHaveBeenCalled();
  freshness.set(LIVE);
  freshness.set({ kind: "live", provedAt: 1 });
  expect(hear.mock.calls).toEqual([[true]]);
  hear.mockClear();
  freshness.set({ kind: "stale", since: 0, brokenAt: 0 });
  freshness.set(LIVE);
  expect(hear.mock.calls).toEqual([[false]]);
  freshness.set({ kind: "starting" });
  forget();
  freshness.set(LIVE);
  expect(hear).toHaveBeenCalledTimes(1);
});
