import type { Page } from "playwright-core";

/** How long a page took to be blank, and what can still be read on it. */
interface Veiled {
  readonly ms: number;
  readonly readable: string;
}

declare global {
  interface Window {
    veiled?: Promise<Veiled>;
  }
}

/** Longer than anybody would wait, and than a slow machine takes to leave; how long it took to be blank is told. */
const BLANK_MS_MAX = 15_000;

/** Runs `leave` and gives the milliseconds from its last press until the page is blank, and what can still be read on it. */
export async function veil(page: Page, leave: () => Promise<void>): Promise<Veiled> {
  // It looks before the first press: a busy page hears of keys sooner than of questions.
  await page.evaluate(() => {
    const { promise, resolve } = Promise.withResolvers<Veiled>();
    self.veiled = promise;
    let acted = 0;
    // What comes just before the page's own listener hears of it, and as old as it was when the browser got it.
    for (const kind of ["pointerup", "keydown"])
      addEventListener(kind, ({ timeStamp }) => (acted = timeStamp), { capture: true });
    new MutationObserver(() => {
      if (document.getElementById("veil") === null) return;
      const ms = performance.now() - acted;
      queueMicrotask(() => resolve({ ms, readable: document.body.innerText }));
    }).observe(document.documentElement, { childList: true, subtree: true });
  });
  const seen = page.evaluate(async (longest) => {
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, longest));
    return Promise.race([self.veiled, late]);
  }, BLANK_MS_MAX);
  // A page that is being left answers no new question: by now it has this one.
  await page.evaluate(() => undefined);
  await leave();
  const veiled = await seen;
  if (veiled === undefined) throw new Error("The page is not blank.");
  return veiled;
}
