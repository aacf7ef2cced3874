import type { Store } from "@holdfast/db";
import type { Chore } from "../chores/chore.ts";

const minute = 60_000;
const hour = 60 * minute;

/** What is done about pictures by the clock. */
export function pictureChores({ pictures }: Pick<Store, "pictures">): readonly Chore[] {
  return [
    // What somebody took back goes as soon as nothing obliges us to keep it.
    { name: "released_pictures", everyMs: 10 * minute, run: pictures.eraseReleased },
    { name: "loose_pictures", everyMs: 10 * minute, run: () => pictures.forgetLoose(hour) },
  ];
}
