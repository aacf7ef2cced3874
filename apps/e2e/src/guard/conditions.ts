import type { Page } from "playwright-core";
import { cutOff, overflowing } from "./overflow.ts";

/** 1280 px at 400 %, and 1440 px. */
const NARROW = { width: 320, height: 640 };
/** What WCAG 1.4.12 lets readers set, all at once. */
const SPACING =
  "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }";

/** What does not fit a window 320 pixels wide, or is cut off in it, also with the spacing of text that readers may set. */
export async function unfit(page: Page, screen: string): Promise<readonly string[]> {
  const wide = page.viewportSize();
  await page.setViewportSize(NARROW);
  await drawn(page);
  const found = [
    ...(await overflowing(page, `${screen} at 320 px`)),
    ...(await cutOff(page, `${screen} at 320 px`)),
  ];
  await withStyle(page, SPACING, async () => {
    await drawn(page);
    found.push(...(await overflowing(page, `${screen}, spaced, at 320 px`)));
    if (wide !== null) await page.setViewportSize(wide);
    await drawn(page);
    found.push(...(await overflowing(page, `${screen}, spaced`)));
    found.push(...(await cutOff(page, `${screen}, spaced`)));
  });
  return found;
}

/** Buttons and fields that lose their edge, and marks that lose their shape, when the machine draws in its own colours. */
export async function lostInForcedColors(page: Page, screen: string): Promise<readonly string[]> {
  await page.emulateMedia({ forcedColors: "active" });
  const lost = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button, input, textarea, select")]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.clientWidth > 1)
      .filter((element) => {
        const style = getComputedStyle(element);
        const isTransparent = (colour: string): boolean => /^rgba\(.*, 0\)$|^transparent$/.test(colour);
        const hasEdge = Number.parseFloat(style.borderTopWidth) > 0 && !isTransparent(style.borderTopColor);
        const hasWords = /\p{L}|\p{N}/u.test(element.textContent) || element.querySelector("svg") !== null;
        return element.matches("input:not([type=radio], [type=checkbox]), textarea, select")
          ? !hasEdge && style.appearance === "none"
          : !hasEdge && !hasWords && element.matches("button");
      })
      .map(
        (element) =>
          `${element.tagName.toLowerCase()} ${element.getAttribute("aria-label") ?? element.textContent}`,
      ),
  );
  await page.emulateMedia({ forcedColors: null });
  return lost.map((words) => `${screen} in forced colours: ${words}`);
}

/** What still moves for somebody who asked for less motion. */
export async function moving(page: Page, screen: string): Promise<readonly string[]> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  const found = await page.evaluate(() =>
    [...document.querySelectorAll("body *")].flatMap((element) => {
      const style = getComputedStyle(element);
      const longest = (list: string): number =>
        Math.max(...list.split(",").map((each) => Number.parseFloat(each)));
      const turns = style.animationName !== "none" && longest(style.animationDuration) > 0.001;
      const slides =
        /transform|translate|top|left|width|height|all/.test(style.transitionProperty) &&
        longest(style.transitionDuration) > 0.001;
      return turns || slides
        ? [`${element.tagName.toLowerCase()} ${element.getAttribute("class") ?? ""}`]
        : [];
    }),
  );
  await page.emulateMedia({ reducedMotion: null });
  return [...new Set(found)].slice(0, 5).map((words) => `${screen} with less motion: ${words}`);
}

/** Until what was changed is laid out, and whatever hangs on it has found its place. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 4; frame += 1) await new Promise(requestAnimationFrame);
  });
}

/** Puts a style on the page while `look` looks; a sheet that a script adopts is the page's own, which its policy allows. */
async function withStyle(page: Page, css: string, look: () => Promise<void>): Promise<void> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, css);
  try {
    await look();
  } finally {
    await page.evaluate(() => void document.adoptedStyleSheets.pop());
  }
}
