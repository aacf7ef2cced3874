import type { Page } from "playwright-core";

/** A page that draws at all says where it stands in far less. */
const ANSWER_MS_MAX = 3000;

/**
 * Where a screen stands, as one sentence: what a test that ran out of time was waiting at, or that the page answers
 * nothing any more.
 */
export async function standsAt(page: Page): Promise<string> {
  if (page.isClosed()) return "a page that is closed";
  const silence = new Promise<string>((resolve) => {
    setTimeout(resolve, ANSWER_MS_MAX, "a page that answers nothing");
  });
  return Promise.race([
    silence,
    where(page).catch((cause: unknown) => `a page that fails: ${String(cause)}`),
  ]);
}

function where(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const at = document.activeElement;
    const words = at?.getAttribute("aria-label") ?? at?.textContent.slice(0, 80) ?? "";
    const pane = at?.closest("[data-pane]")?.getAttribute("data-pane") ?? "none";
    const moving = document
      .getAnimations()
      .map(({ playState, pending }) => `${playState}${pending ? "?" : ""}`);
    const drawn = await Promise.race([
      new Promise<string>((resolve) => requestAnimationFrame(() => resolve("draws"))),
      new Promise<string>((resolve) => setTimeout(resolve, 1000, "draws nothing")),
    ]);
    const heading = document.querySelector("h1")?.textContent ?? "";
    return `${location.pathname}, “${heading}”: focus on ${at?.tagName.toLowerCase() ?? "nothing"}#${at?.id ?? ""} “${words}”, pane ${pane}; ${document.visibilityState}, ${drawn}; moving: ${moving.join(" ") || "nothing"}`;
  });
}
