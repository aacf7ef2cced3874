import { expect, it } from "vitest";
import { tone } from "../sound/tones.ts";
import { RATE } from "../sound/wav.ts";
import { untilHears } from "./until-hears.ts";

/** So many quarters of a second of a tone that had begun before. */
const quarters = (hertz: number, count: number): Float64Array =>
  tone([hertz], 5, 0.4).subarray(RATE, RATE + (count * RATE) / 4);

it("waits until a tone is heard last, and was for half a second, whatever was heard before", async () => {
  let heard = quarters(700, 8.5);
  let looks = 0;
  let isThere = false;
  const phone = { heard: async () => ((looks += 1), heard) };
  const waiting = untilHears(phone, 440, [440, 700]).then(() => (isThere = true));
  const hears = async (hertz: number, count: number): Promise<boolean> => {
    heard = Float64Array.from([...heard, ...quarters(hertz, count)]);
    const before = looks;
    await expect.poll(() => looks).toBeGreaterThan(before + 1);
    return isThere;
  };
  expect(await hears(440, 1)).toBe(false);
  // Of these two, whoever looks at all that was heard finds but one whole.
  expect(await hears(440, 1)).toBe(false);
  expect(await hears(700, 2)).toBe(false);
  heard = Float64Array.from([...heard, ...quarters(440, 3)]);
  await waiting;
});
