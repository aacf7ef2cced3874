import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { ALLOWED } from "./allowed.ts";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** What axe reads off colours. All else that it asks is the same in every theme, and is asked once. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];
const ASKED = {
  light: (axe: AxeBuilder) => axe.withTags(TAGS),
  dark: (axe: AxeBuilder) => axe.withRules(OF_COLOURS),
} as const;

/** More surroundings within surroundings than anything that fades has. */
const FADING_DEPTH_MAX = 20;

/** What axe finds on this screen, in light and in dark, one sentence each. */
export async function inaccessible(page: Page, screen: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await faded(page);
    found.push(...(await violated(page, `${screen}, ${colorScheme}`, ASKED[colorScheme])));
  }
  await page.emulateMedia({ colorScheme: null });
  return found;
}

/** What axe finds on this screen but for its colours: of somebody whose rows are as high as they like, who has the same ones. */
export function misbuilt(page: Page, screen: string): Promise<readonly string[]> {
  return violated(page, screen, (axe) => axe.withTags(TAGS).disableRules(OF_COLOURS));
}

/** Throws unless axe finds nothing on this screen, in light and in dark. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  const found = await inaccessible(page, screen);
  if (found.length > 0) throw new Error(found.join("\n"));
}

async function violated(
  page: Page,
  screen: string,
  asked: (axe: AxeBuilder) => AxeBuilder,
): Promise<readonly string[]> {
  // In the page itself: the other way opens a second page and takes the foreground.
  // Of what it finds in order it names one place a rule, and not all of them: nobody reads those.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).setLegacyMode();
  const { violations } = await asked(axe).analyze();
  const found: string[] = [];
  for (const { id, nodes } of violations)
    for (const { html, failureSummary, target } of nodes)
      if (!(await isAllowed(page, id, String(target.at(-1)))))
        found.push(`axe on ${screen}: ${id}: ${html}\n${failureSummary ?? ""}`);
  return found;
}

/**
 * Until colours that fade are what they will be. They are brought to their end and not waited for: a fading that the
 * browser never draws, because what fades is out of sight, never ends by itself.
 */
async function faded(page: Page): Promise<void> {
  await page.evaluate(async (depthMax) => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    // What fades because its surroundings do begins only when they have ended.
    for (let depth = 0; depth < depthMax; depth += 1) {
      const fading = document.getAnimations().filter((each) => each instanceof CSSTransition);
      for (const each of fading) each.finish();
      if (fading.length === 0) break;
    }
  }, FADING_DEPTH_MAX);
}

async function isAllowed(page: Page, rule: string, target: string): Promise<boolean> {
  for (const allowed of ALLOWED) {
    if (allowed.rule !== rule) continue;
    if (await page.locator(target).evaluate((element, css) => element.matches(css), allowed.selector))
      return true;
  }
  return false;
}
