import { RATE } from "../sound/wav.ts";
import type { Phone } from "./phone.ts";
import { until } from "./until.ts";
import { courseOf, soundsOf, type Sound } from "./what-was-heard.ts";

const QUARTER = RATE / 4;
/** Of what a telephone has heard so many quarters of a second are looked at: enough for it to be heard for what it is. */
const LATELY = 8;

/**
 * Resolves once this is what a telephone has heard last, and for half a second; tones as one of `hertz`. In the quarters in which
 * whoever looks at all that it heard finds it, too.
 */
export async function untilHears(
  phone: Pick<Phone, "heard">,
  sound: Sound,
  hertz: readonly number[],
): Promise<void> {
  await until(`${sound} at a telephone`, async () => {
    const heard = await phone.heard();
    const from = Math.max(0, Math.floor(heard.length / QUARTER) - LATELY);
    return courseOf(soundsOf(heard.subarray(from * QUARTER), hertz)).at(-1) === sound;
  });
}
