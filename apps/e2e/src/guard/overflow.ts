import type { Page } from "playwright-core";

/** What sticks out of the window to the side, which nobody should have to scroll for. */
export async function overflowing(page: Page, screen: string): Promise<readonly string[]> {
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll("body, body *")]
      .filter(
        (element) =>
          element.getBoundingClientRect().right > innerWidth + 1 &&
          getComputedStyle(element).position !== "absolute",
      )
      .map((element) => `${element.tagName.toLowerCase()} ${element.className}`),
  );
  const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  return scrolls ? wide.slice(0, 5).map((element) => `${screen}: ${element}`) : [];
}

/** Buttons and links whose words do not fit into them, or that are cut off by the window: some languages are longer than others. */
export async function cutOff(page: Page, screen: string): Promise<readonly string[]> {
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button, a[href], [role=radio], [role=row]")]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        if (width <= 1) return false;
        return left < -1 || right > innerWidth + 1 || element.scrollWidth > element.clientWidth + 1;
      })
      .map((element) => element.textContent.trim()),
  );
  return cut.map((words) => `${screen}: ${words}`);
}

/** What can be pressed or typed into and lies under something else, once it is brought to the middle of the window. */
export async function covered(page: Page, screen: string): Promise<readonly string[]> {
  const under = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button, a[href], input, textarea, summary")]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      // A switch or a radio is drawn by its label; the input itself is a dot for those who listen.
      .map((element) =>
        element.matches("[type=radio], [type=checkbox]") ? (element.closest("label") ?? element) : element,
      )
      .filter((element) => {
        // What shows only while it has the focus, such as the links that skip to the work.
        for (let around: HTMLElement | null = element; around !== null; around = around.parentElement)
          if (around.offsetWidth <= 1) return false;
        element.scrollIntoView({ block: "center", behavior: "instant" });
        const { left, top, width, height } = element.getBoundingClientRect();
        const over = document.elementFromPoint(left + width / 2, top + height / 2);
        return over === null || !(element.contains(over) || over.contains(element));
      })
      .map((element) => `${element.tagName.toLowerCase()} ${element.textContent.trim().slice(0, 40)}`),
  );
  return under.map((name) => `${screen}: ${name}`);
}
