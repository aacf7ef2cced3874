import type { Page } from "playwright-core";

/**
 * How many frames after somebody's act the screen may still move the focus because of it: 100 ms and the drawing of the
 * answer. Counted in frames, which a busy machine draws later, just as it answers later.
 */
export const ACT_FRAMES = 8;

/**
 * How many frames a page may await what a key asked for, which the console does for ten seconds: fifteen. What says so for ever
 * would hold somebody's keys, too.
 */
const AWAITED_FRAMES = 900;

declare global {
  interface Window {
    focusFaults?: string[];
  }
}

/**
 * Watches the focus of every document of this page: it may only move because of a person's act a few frames ago, and
 * it may never fall to the body. Focus whose element has gone may move by itself, since it cannot stay; and it may move
 * inwards, from a menu to its item. What a script pretends to be an act is none. What an act asked for
 * may have to be fetched, and comes as late as the line lets it: the focus may move into what comes in the place of a mark that it is
 * awaited, and nowhere else, and it must come or be given up.
 */
export async function probeFocus(page: Page, awaitedFrames = AWAITED_FRAMES): Promise<void> {
  const frames = { act: ACT_FRAMES, awaited: awaitedFrames };
  await page.addInitScript(({ act: actFrames, awaited: awaitedFramesMax }) => {
    const faults: string[] = (window.focusFaults = []);
    let actLeft = 0;
    let fallLeft = 0;
    let lookLeft = 0;
    let awaited = 0;
    let awaitedLeft = awaitedFramesMax;
    let cameLeft = 0;
    let came: Node[] = [];
    let lastKey = "";
    let at: Element | null = null;
    let isCounting = false;
    const name = (element: Element | null): string => {
      if (element === null) return "nothing";
      const role = element.getAttribute("role") ?? "";
      // What a button says is ours; what stands in a field may be somebody's.
      const words = element.tagName === "BUTTON" ? element.textContent : element.id;
      return `${element.tagName.toLowerCase()}[${role}] ${element.getAttribute("aria-label") ?? words}`;
    };
    const isNowhere = (element: Element | null): boolean => element === document.body || element === null;

    const count = (): void => {
      look();
      actLeft = Math.max(0, actLeft - 1);
      lookLeft = Math.max(0, lookLeft - 1);
      cameLeft = Math.max(0, cameLeft - 1);
      awaitedLeft = awaited > 0 ? awaitedLeft - 1 : awaitedFramesMax;
      if (awaitedLeft === 0) faults.push("what was awaited has neither come nor been given up");
      if (fallLeft > 0) {
        fallLeft -= 1;
        if (fallLeft === 0 && isNowhere(document.activeElement)) {
          faults.push(`focus fell from ${name(at)} to the body`);
          at = null;
        }
      }
      isCounting = [actLeft, fallLeft, lookLeft, cameLeft, awaited].some((left) => left > 0);
      if (isCounting) requestAnimationFrame(count);
    };
    const countFrames = (): void => {
      if (isCounting) return;
      isCounting = true;
      requestAnimationFrame(count);
    };

    /** What is drawn with the going of a mark, or soon after it, is what was awaited; what was there before is not. */
    const notice = (records: readonly MutationRecord[]): void => {
      const now = document.querySelectorAll("[data-awaited]").length;
      if (now < awaited) {
        cameLeft = actFrames;
        came = [];
      }
      awaited = now;
      if (cameLeft > 0) came.push(...records.flatMap(({ addedNodes }) => [...addedNodes]));
      if (records.length === 0) return;
      lookLeft = actFrames;
      countFrames();
    };

    const look = (): void => {
      notice(changes.takeRecords());
      const now = document.activeElement;
      if (now === at) return void (fallLeft = 0);
      if (isNowhere(now)) {
        // Beyond the last stop the focus is the browser's own; nothing was lost.
        if (actLeft > 0 && lastKey === "Tab") at = null;
        // A removed element leaves the body focused until the screen has found the next place.
        else if (at !== null && fallLeft === 0) {
          fallLeft = actFrames;
          countFrames();
        }
        return;
      }
      const gone = at === null || !at.isConnected || (at as HTMLButtonElement).disabled;
      // A menu that was opened hands the focus on to its item: inwards is not away.
      const inwards = at?.contains(now) ?? false;
      const isAwaited = cameLeft > 0 && came.some((each) => each.contains(now));
      if (actLeft === 0 && !gone && !inwards && !isAwaited)
        faults.push(`focus moved by itself from ${name(at)} to ${name(now)}`);
      at = now;
      fallLeft = 0;
    };

    const act = (event: Event): void => {
      if (!event.isTrusted) return;
      if (event instanceof KeyboardEvent && event.type === "keydown") lastKey = event.key;
      actLeft = actFrames;
      countFrames();
    };
    for (const kind of ["keydown", "keyup", "pointerdown", "pointerup", "drop", "click", "input"])
      window.addEventListener(kind, act, { capture: true });
    document.addEventListener("focusin", look, { capture: true });
    // Elements that are removed, hidden or disabled send no event; the browser takes the focus from them soon after.
    const lookAround = (records: readonly MutationRecord[] = []): void => {
      notice(records);
      look();
      lookLeft = actFrames;
      countFrames();
    };
    const changes = new MutationObserver(lookAround);
    changes.observe(document, { subtree: true, childList: true, attributes: true });
    window.addEventListener("resize", () => lookAround());
  }, frames);
}

/** What the probe saw go wrong in the document that is open now. */
export async function focusFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => window.focusFaults ?? []);
}
