import type { Page } from "playwright-core";

/** One stop of the Tab key, as somebody sees it who has no pointer. */
export interface Stop {
  /** The element's role or tag and its accessible name as far as the document says it. */
  readonly name: string;
  /** Whether a ring can be seen around it. */
  readonly ring: boolean;
  /** Whether its middle is on screen and nothing lies over it. */
  readonly seen: boolean;
}

const STOPS_MAX = 60;

/** Presses Tab until the focus has been everywhere, round the end of the document if need be, and tells every stop. */
export async function walk(page: Page): Promise<readonly Stop[]> {
  const stops: Stop[] = [];
  for (let press = 0; press < STOPS_MAX; press += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(look);
    if (stop === "round again") return stops;
    if (stop !== "the browser") stops.push(stop);
  }
  throw new Error(`${STOPS_MAX} presses of Tab do not come to an end.`);
}

function look(): Stop | "round again" | "the browser" {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return "the browser";
  if (element.dataset["walked"] !== undefined) return "round again";
  element.dataset["walked"] = "";
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const x = box.left + Math.min(box.width, innerWidth) / 2;
  const y = box.top + Math.min(box.height, innerHeight) / 2;
  const over = document.elementFromPoint(x, y);
  const label = element.getAttribute("aria-label") ?? (element as HTMLInputElement).labels?.[0]?.textContent;
  return {
    name: `${element.getAttribute("role") ?? element.tagName.toLowerCase()} ${label ?? element.textContent}`.trim(),
    ring: style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2,
    seen: over !== null && (element.contains(over) || over.contains(element)),
  };
}
