import type { Page } from "playwright-core";

/** How long after somebody's act the screen may still move the focus because of it. */
const ACT_MS = 100;

declare global {
  interface Window {
    focusFaults?: string[];
  }
}

/**
 * Watches the focus of every document of this page: it may only move because of a person's act in the last 100 ms, and
 * it may never fall to the body. Focus whose element has gone may move by itself, since it cannot stay; and it may move
 * inwards, from a menu to its item.
 */
export async function probeFocus(page: Page): Promise<void> {
  await page.addInitScript((actMs) => {
    const faults: string[] = (window.focusFaults = []);
    let lastAct = Number.NEGATIVE_INFINITY;
    let at: Element | null = null;
    const name = (element: Element | null): string => {
      if (element === null) return "nothing";
      const role = element.getAttribute("role") ?? "";
      return `${element.tagName.toLowerCase()}[${role}] ${element.getAttribute("aria-label") ?? element.id}`;
    };
    let lastKey = "";
    window.addEventListener("keydown", ({ key }) => (lastKey = key), { capture: true });
    const act = (): void => {
      lastAct = performance.now();
      // On a busy machine the answer to a key is painted late: the allowance runs from the second frame on.
      requestAnimationFrame(() => {
        lastAct = performance.now();
        requestAnimationFrame(() => (lastAct = performance.now()));
      });
    };
    for (const kind of ["keydown", "keyup", "pointerdown", "pointerup", "click", "input"])
      window.addEventListener(kind, act, { capture: true });

    const look = (): void => {
      const now = document.activeElement;
      if (now === at) return;
      const acted = performance.now() - lastAct <= actMs;
      if (now === document.body || now === null) {
        // Beyond the last stop the focus is the browser's own; nothing was lost.
        if (acted && lastKey === "Tab") return void (at = null);
        // A removed element leaves the body focused until the screen has found the next place.
        const lost = at;
        setTimeout(() => {
          const settled = document.activeElement;
          if (settled === document.body && at === lost && lost !== null)
            faults.push(`focus fell from ${name(lost)} to the body`);
          if (settled === document.body) at = null;
        }, 150);
        return;
      }
      const gone = at === null || !at.isConnected || (at as HTMLButtonElement).disabled;
      // A menu that was opened hands the focus on to its item: inwards is not away.
      const inwards = at?.contains(now) ?? false;
      if (!acted && !gone && !inwards) faults.push(`focus moved by itself from ${name(at)} to ${name(now)}`);
      at = now;
    };
    document.addEventListener("focusin", look, { capture: true });
    // Elements that are removed send no event.
    setInterval(look, 20);
  }, ACT_MS);
}

/** What the probe saw go wrong in the document that is open now. */
export async function focusFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => window.focusFaults ?? []);
}
