import { preferences } from "../keys/preferences.ts";
import type { ToneName } from "./alert-table.ts";
import { ringing, sound } from "./my-sound.ts";
import { hearsColleagues, shift } from "./shift.ts";

/** Sounds what colleagues are to be heard by: not on a break nor off shift, and in one tab (AL4, AL9). */
export function soundOfColleagues(tone: ToneName): void {
  if (!ringing.isHere.get() || !hearsColleagues(shift.get())) return;
  sound.play(tone, preferences.get().soundPercent);
}
