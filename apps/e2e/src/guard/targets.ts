import type { Page } from "playwright-core";

/** The smallest side of anything that is pressed, in pixels, unless it keeps that much from its neighbours. */
const LEAST_PX = 24;
/** The smallest side of a button that shows a sign and no word. */
const SIGN_PX = 32;
/** The smallest height of what is pressed in a hurry; in a denser list, the height of its row. */
const URGENT_PX = 44;
const URGENT = /^(?:Claim|Accept|Answer|Exit this page)\b/.source;

/** What on this screen is too small to be hit by an unsteady finger, and how large it is. */
export async function tooSmall(page: Page, screen: string): Promise<readonly string[]> {
  const found = await page.evaluate(
    ({ least, sign, urgent, urgentName }) => {
      const PRESSED =
        "button, a[href], input:not([type=hidden]), select, textarea, summary, [role=row], [role=radio], [role=checkbox], [role^=menuitem], [role=option], [role=switch], [role=tab]";
      const boxOf = (element: Element): DOMRect => {
        const own = element.getBoundingClientRect();
        const label = element.closest("label") ?? (element as HTMLInputElement).labels?.[0];
        // What is drawn by its label is pressed there.
        return label instanceof Element &&
          own.width * own.height < label.getBoundingClientRect().width * label.getBoundingClientRect().height
          ? label.getBoundingClientRect()
          : own;
      };
      const isShown = (element: Element): boolean => {
        const { width, height, right, bottom, left, top } = boxOf(element);
        const onScreen = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
        return onScreen && width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true });
      };
      // Under a question that wants an answer first nothing can be pressed.
      const isOpenTo = (element: Element): boolean => {
        if (element.closest("[inert], [aria-hidden=true]") !== null) return false;
        const { left, top, width, height } = boxOf(element);
        const over = document.elementFromPoint(left + width / 2, top + height / 2);
        return (
          over === null ||
          element.contains(over) ||
          over.contains(element) ||
          (over.closest("label")?.contains(element) ?? false)
        );
      };
      // Inside a sentence the height of the line decides, which the rule excepts.
      const isInSentence = (element: Element): boolean =>
        element.matches("a") &&
        getComputedStyle(element).display === "inline" &&
        element.closest("p, li, dd") !== null;
      // The ground that a press on it reaches may be larger than what is drawn.
      const reachOf = (element: Element): { width: number; height: number } => {
        const box = boxOf(element);
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        const hits = (dx: number, dy: number): boolean => {
          const hit = document.elementFromPoint(x + dx, y + dy);
          return (
            hit !== null && (element.contains(hit) || (hit.closest("label")?.contains(element) ?? false))
          );
        };
        const far = (dx: number, dy: number): number => {
          let step = 0;
          while (step < 30 && hits(dx * (step + 0.5), dy * (step + 0.5))) step += 1;
          return step;
        };
        return {
          width: Math.max(box.width, far(-1, 0) + far(1, 0)),
          height: Math.max(box.height, far(0, -1) + far(0, 1)),
        };
      };
      const targets = [...document.querySelectorAll(PRESSED)].filter(
        (element) => isShown(element) && isOpenTo(element),
      );
      const isSpaced = (element: Element): boolean => {
        const box = boxOf(element);
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        return targets.every((other) => {
          if (other === element || other.contains(element) || element.contains(other)) return true;
          const near = boxOf(other);
          const dx = Math.max(near.left - x, 0, x - near.right);
          const dy = Math.max(near.top - y, 0, y - near.bottom);
          return Math.hypot(dx, dy) >= least / 2;
        });
      };
      return targets.flatMap((element) => {
        const { width, height } = reachOf(element);
        const name = (element.getAttribute("aria-label") ?? element.textContent).trim() || element.id;
        const size = `${element.tagName.toLowerCase()} “${name}” is ${Math.round(width)} × ${Math.round(height)}`;
        const row = element.closest("[role=row]")?.getBoundingClientRect().height ?? Number.POSITIVE_INFINITY;
        if (Math.min(width, height) < least && !isInSentence(element) && !isSpaced(element)) return [size];
        // Half a pixel is a matter of drawing.
        if (
          element.matches("button, a") &&
          new RegExp(urgentName).test(name) &&
          height < Math.min(urgent, row) - 1.5
        )
          return [`${size}, and is pressed in a hurry`];
        const isSign = element.matches("button") && !/\p{L}|\p{N}/u.test(element.textContent);
        return isSign && Math.min(width, height) < sign ? [`${size}, and shows a sign only`] : [];
      });
    },
    { least: LEAST_PX, sign: SIGN_PX, urgent: URGENT_PX, urgentName: URGENT },
  );
  return found.map((words) => `${screen}: ${words}`);
}
