import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { focusFaults, probeFocus } from "../guard/focus-probe.ts";
import { watch } from "../guard/watch.ts";
import { ZONE } from "../house/noon.ts";

/** Somebody at a screen of their own: nothing shared with anybody else's browser. */
export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong on their screen that never may, as sentences; empties the focus probe of the open document. */
  readonly faults: () => Promise<readonly string[]>;
  /** Leaves the screen; a browser that was theirs alone goes with it. */
  readonly leave: () => Promise<void>;
}

export interface PersonOptions {
  readonly origins: readonly string[];
  /** The gateway goes away during the test. */
  readonly outage?: boolean;
  /** The console promises that focus is never taken; public pages are whole documents and promise nothing of it. */
  readonly focus?: boolean;
  readonly browser?: BrowserContextOptions;
}

/** Opens a screen with every guard in place. */
export async function openPerson(browser: Browser, options: PersonOptions): Promise<Person> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    timezoneId: ZONE,
    ...options.browser,
  });
  const person = await seat(context, options);
  return { ...person, leave: () => context.close() };
}

/** Opens one more screen in a browser that is there already, with every guard in place. */
export async function seat(
  context: BrowserContext,
  options: Omit<PersonOptions, "browser">,
): Promise<Person> {
  context.setDefaultTimeout(15_000);
  const faults: string[] = [];
  watch(context, faults, { origins: options.origins, outage: options.outage ?? false });
  const page = await context.newPage();
  if (options.focus === true) await probeFocus(page);
  return {
    page,
    context,
    leave: () => page.close(),
    faults: async () =>
      options.focus === true && !page.isClosed() ? [...faults, ...(await focusFaults(page))] : faults,
  };
}

/** A phone's screen and ways. */
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 740 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
};
