import type { Page } from "playwright-core";

/**
 * Holds what each of these pages asks of the gateway with this mutation until all of them have asked, so that they race for it
 * however slow one of them was to press. Resolves with what to await for all to have been let through.
 */
export async function holdTogether(pages: readonly Page[], mutation: string): Promise<() => Promise<void>> {
  const together = Promise.withResolvers<void>();
  const asking = new Set<Page>();
  const held: Promise<void>[] = [];
  for (const page of pages)
    await page.route("**/graphql", (route) => {
      if (route.request().postData()?.includes(`mutation ${mutation}(`) !== true) return route.continue();
      asking.add(page);
      if (asking.size === pages.length) together.resolve();
      const passed = together.promise.then(() => route.continue());
      held.push(passed);
      return passed;
    });
  return async () => {
    await together.promise;
    // Nothing is let go by before it was let through.
    await Promise.all(held);
    await Promise.all(pages.map((page) => page.unroute("**/graphql")));
  };
}
