import type { Page } from "playwright-core";

/** Runs `leave` and gives the milliseconds from its last press until the page is blank, and what can still be read on it. */
export async function veil(
  page: Page,
  leave: () => Promise<void>,
): Promise<{ ms: number; readable: string }> {
  const seen = page.evaluate(
    () =>
      new Promise<{ ms: number; readable: string }>((resolve, reject) => {
        let acted = 0;
        setTimeout(() => reject(new Error("The page is not blank.")), 5000);
        // What comes just before the page's own listener hears of it, and as old as it was when the browser got it.
        for (const kind of ["pointerup", "keydown"])
          addEventListener(kind, ({ timeStamp }) => (acted = timeStamp), { capture: true });
        new MutationObserver(() => {
          if (document.getElementById("veil") === null) return;
          const ms = performance.now() - acted;
          queueMicrotask(() => resolve({ ms, readable: document.body.innerText }));
        }).observe(document.documentElement, { childList: true, subtree: true });
      }),
  );
  await leave();
  return seen;
}
