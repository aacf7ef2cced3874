import { expect, it, vi } from "vitest";
import { rotaChores } from "./rota-chores.ts";

it("[G747] forgets each hour how the rota stood more than ninety days ago", async () => {
  const forget = vi.fn<(olderThanMs: number) => Promise<number>>(async () => 3);
  const [chore] = rotaChores({ rota: { forget } as never });
  expect([chore?.everyMs, await chore?.run()]).toEqual([3_600_000, 3]);
  expect(forget.mock.calls).toEqual([[7_776_000_000]]);
});
