import type { Locator, Page } from "playwright-core";
import { ringOf } from "./ring.ts";

/** One stop of the Tab key, as somebody meets it who has no pointer. */
export interface Stop {
  /** Its role and name, as they are told to whoever does not see it. */
  readonly name: string;
  /** Why it cannot be seen: outside the window, or under something; `null` when it can. */
  readonly hidden: string | null;
  /** Which part of its edge shows the ring, from 0 to 1; `null` where a stop of this name was measured before. */
  readonly ring: number | null;
}

/** More than any screen has but the settings, which say how many theirs are. */
const STOPS_MAX = 80;
/** A ring may be cut off at the edge of what scrolls, and rounded at the corners. */
const RINGED_MIN = 0.7;

/**
 * Presses Tab until the focus has been everywhere, round the end of the document if need be, and tells every stop.
 * `known` holds what was measured on an earlier walk, such as the bar above every screen: whatever the clock says, and again
 * where it is marked as what is open.
 */
export async function walk(
  page: Page,
  known = new Set<string>(),
  stopsMax = STOPS_MAX,
): Promise<readonly Stop[]> {
  const stops: Stop[] = [];
  for (let press = 0; press < stopsMax; press += 1) {
    await page.keyboard.press("Tab");
    const hidden = await page.evaluate(look, stops.length);
    if (hidden === "round again") {
      // Told from where the document begins, a walk is the same wherever the focus was before.
      const first = await page.evaluate(forgetWalk);
      return [...stops.slice(first), ...stops.slice(0, first)];
    }
    if (hidden === "the browser") continue;
    const stop = page.locator(":focus");
    const name = await nameOf(stop);
    const looks = `${timeless(name)}, ${await stop.getAttribute("aria-current")}`;
    stops.push({ name, hidden, ring: known.has(looks) ? null : await ringOf(page) });
    known.add(looks);
  }
  throw new Error(`${stopsMax} presses of Tab do not come to an end.`);
}

/** Its role and name in one line, without the marks of the notation and without what stands in it. */
async function nameOf(element: Locator): Promise<string> {
  const [line = ""] = (await element.ariaSnapshot()).split("\n");
  const { quoted, plain = "" } =
    /^- (?:'(?<quoted>.*?)'|(?<plain>.*?"|.*?))(?: \[.*\])?(?::.*)?$/.exec(line)?.groups ?? {};
  return quoted?.replaceAll("''", "'") ?? plain;
}

/** What is the same on every evening of a walk: no instants, no lengths of time, and nothing that hangs on them. */
export function timeless(words: string): string {
  return words
    .replaceAll(/under 1 min|\d+ min\b|\d+ s\b/g, "‹a while›")
    .replaceAll(/\d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?/g, "‹then›")
    .replaceAll(/due (?:within ‹a while›|in ‹a while›|since ‹then›)/g, "due")
    .replaceAll(/until [A-Z][a-z]+ \d+/g, "until ‹a day›");
}

/** What is wrong with how a stop looks, one sentence each. */
export function unseen(stops: readonly Stop[]): readonly string[] {
  return stops.flatMap(({ name, hidden, ring }) => [
    ...(hidden === null ? [] : [`${name}: ${hidden}`]),
    ...(ring === null || ring >= RINGED_MIN
      ? []
      : [`${name}: a ring at ${Math.round(ring * 100)} % of its edge`]),
  ]);
}

/** Takes the marks of a walk off the document; gives the number of the stop that stands first in it. */
function forgetWalk(): number {
  const walked = [...document.querySelectorAll<HTMLElement>("[data-walked]")];
  const first = Number(walked[0]?.dataset["walked"] ?? 0);
  for (const each of walked) delete each.dataset["walked"];
  return first;
}

function look(nth: number): string | null {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return "the browser";
  if (element.dataset["walked"] !== undefined) return "round again";
  element.dataset["walked"] = String(nth);
  const shown = element.matches("input[type=radio], input[type=checkbox]")
    ? (element.closest("label") ?? element)
    : element;
  const box = shown.getBoundingClientRect();
  const [right, bottom] = [Math.min(box.right, innerWidth), Math.min(box.bottom, innerHeight)];
  const [left, top] = [Math.max(box.left, 0), Math.max(box.top, 0)];
  const cut = (right - left) * (bottom - top) < box.width * box.height - 1;
  // A part that is larger than the window cannot be in it as a whole.
  if (cut && box.width <= innerWidth && box.height <= innerHeight) return "is not in the window as a whole";
  const inset = 3;
  const points: readonly (readonly [number, number])[] = [
    [(left + right) / 2, (top + bottom) / 2],
    [left + inset, top + inset],
    [right - inset, top + inset],
    [left + inset, bottom - inset],
    [right - inset, bottom - inset],
  ];
  const over = points.flatMap(([x, y]) => {
    const [first] = document.elementsFromPoint(x, y);
    if (first === undefined || shown.contains(first) || first.contains(shown)) return [];
    return [`${first.tagName.toLowerCase()} ${first.id}`.trim()];
  });
  return over.length === 0 ? null : `lies under ${over.join(", ")}`;
}
