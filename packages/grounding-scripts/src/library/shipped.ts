import type { GroundingScript } from "../script/grounding-script.ts";
import { bodyScanShort } from "./body-scan-short/script.ts";
import { boxBreathing } from "./box-breathing/script.ts";
import { categoryNaming } from "./category-naming/script.ts";
import { coolTemperature } from "./cool-temperature/script.ts";
import { feetAndObjects } from "./feet-and-objects/script.ts";
import { longExhale } from "./long-exhale/script.ts";
import { musclePressRelease } from "./muscle-press-release/script.ts";
import { noticeRefocus } from "./notice-refocus/script.ts";
import { orientHereNow } from "./orient-here-now/script.ts";
import { safePlaceImage } from "./safe-place-image/script.ts";
import { senses54321 } from "./senses-54321/script.ts";
import { soothingWords } from "./soothing-words/script.ts";

/** What a new house begins with: drafts, one for each family, in the order in which they are thought of first (GS1). */
export const SHIPPED: readonly GroundingScript[] = [
  orientHereNow,
  senses54321,
  categoryNaming,
  feetAndObjects,
  longExhale,
  soothingWords,
  noticeRefocus,
  musclePressRelease,
  coolTemperature,
  boxBreathing,
  safePlaceImage,
  bodyScanShort,
];
