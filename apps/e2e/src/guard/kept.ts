import type { Page } from "playwright-core";

/**
 * Fields whose words a browser would write to its disk, to bring the page back as it was after a crash: those that do not
 * ask it not to. What signs somebody in is the password keeper's, and asks for it by name.
 */
export async function kept(page: Page, name: string): Promise<readonly string[]> {
  const found = await page
    .locator("textarea, input:not([type=hidden], [type=checkbox], [type=radio], [type=range])")
    .evaluateAll((fields) =>
      fields
        .filter((field) => {
          const says =
            field.getAttribute("autocomplete") ?? field.closest("form")?.getAttribute("autocomplete");
          return !/^(off|username|current-password|new-password|one-time-code)$/.test(says ?? "");
        })
        .map((field) => `${field.tagName.toLowerCase()} ${field.id || (field.getAttribute("name") ?? "")}`),
    );
  return found.map((field) => `${name}: the browser keeps what is written in ${field}`);
}
