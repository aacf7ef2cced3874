import type { Page } from "playwright-core";
import type { Screen } from "../screen/screens.ts";
import { inaccessible, misbuilt } from "./accessible.ts";
import { lostInForcedColors, moving, unfit } from "./conditions.ts";
import { kept } from "./kept.ts";
import { confusing } from "./names.ts";
import { tooSmall } from "./targets.ts";

/** Every way of looking at a screen that stands still; each gives what is wrong, one sentence a fault. */
const LOOKS = {
  inaccessible,
  misbuilt,
  confusing,
  tooSmall,
  unfit,
  lostInForcedColors,
  moving,
  kept,
} as const;
export type Look = keyof typeof LOOKS;
/** All of them: what is misbuilt is among what is inaccessible. */
export const EVERY_LOOK = (Object.keys(LOOKS) as readonly Look[]).filter((look) => look !== "misbuilt");
/** What may differ with how high somebody has their rows. Their colours are the same, and are looked at once. */
export const LOOKS_AT_ROWS: readonly Look[] = ["misbuilt", "tooSmall"];

/** Shows every screen and looks at it in these ways. One that cannot be shown is a fault, and no reason to see no other. */
export async function lookAt(
  page: Page,
  screens: readonly Screen[],
  looks: readonly Look[] = EVERY_LOOK,
): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const { name, show } of screens) {
    const missed = await show(page).then(
      () => null,
      (error: Error) => `${name} is not shown: ${error.message}`,
    );
    if (missed !== null) wrong.push(missed);
    else for (const look of looks) wrong.push(...(await LOOKS[look](page, name)));
  }
  return wrong;
}
