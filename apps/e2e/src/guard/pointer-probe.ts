import type { Page } from "playwright-core";

declare global {
  interface Window {
    pointerFaults?: string[];
  }
}

/**
 * Watches what lies under the pointer: while it rests, the row under it stays there. Only a row that has left the list may
 * make room for another.
 */
export async function probePointer(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const faults: string[] = (window.pointerFaults = []);
    let at: { readonly x: number; readonly y: number; readonly row: HTMLElement } | null = null;
    const rowAt = (x: number, y: number): HTMLElement | null =>
      document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-row]") ?? null;
    const name = (row: HTMLElement | null): string => row?.getAttribute("aria-label") ?? "no row";
    const settle = (x: number, y: number): void => {
      const row = rowAt(x, y);
      at = row === null ? null : { x, y, row };
    };
    for (const kind of ["pointermove", "pointerdown", "pointerup", "wheel"] as const)
      window.addEventListener(kind, ({ clientX, clientY }) => settle(clientX, clientY), { capture: true });
    // Scrolling by key or by asking for what is new is the reader's own doing.
    for (const kind of ["keydown", "click"])
      window.addEventListener(kind, () => (at = null), { capture: true });

    const look = (): void => {
      requestAnimationFrame(look);
      if (at === null) return;
      const now = rowAt(at.x, at.y);
      if (now === at.row) return;
      if (at.row.isConnected) faults.push(`"${name(at.row)}" went from under the pointer for "${name(now)}"`);
      settle(at.x, at.y);
    };
    requestAnimationFrame(look);
  });
}

/** What the probe saw go wrong in the document that is open now. */
export async function pointerFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => window.pointerFaults ?? []);
}
