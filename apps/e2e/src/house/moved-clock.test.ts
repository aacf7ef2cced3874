import { expect, it } from "vitest";
import { setStage } from "../stage.ts";
import { askInTime } from "../talk/ask-in-time.ts";
import { movedClock, type MovedClock } from "./moved-clock.ts";

let clock: MovedClock;
const stage = setStage({
  outside: async () => (clock = await movedClock()),
});

it("a gateway's clock is moved on while it runs, and whoever asks it hears the time it is there", async () => {
  const { url } = stage.house();
  const dated = async (): Promise<number> =>
    Date.parse((await askInTime(new URL("/readyz", url))).headers.get("date") ?? "");
  expect(Math.abs((await dated()) - Date.now())).toBeLessThan(5_000);
  await clock.pass(3 * 3_600_000, url);
  expect(Math.abs((await dated()) - Date.now() - 3 * 3_600_000)).toBeLessThan(5_000);
});
