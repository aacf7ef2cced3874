import type { Page } from "playwright-core";

/**
 * Holds what each of these pages asks of the gateway with this mutation until all of them have asked, so that they race for it
 * however slow one of them was to press. Resolves with what to await for all to have been let through.
 */
export async function holdTogether(pages: readonly Page[], mutation: string): Promise<() => Promise<void>> {
  const together = Promise.withResolvers<void>();
  const asking = new Set<Page>();
  for (const page of pages)
    await page.route("**/graphql", async (route) => {
      if (route.request().postData()?.includes(`mutation ${mutation}(`) === true) {
        asking.add(page);
        if (asking.size === pages.length) together.resolve();
        await together.promise;
      }
      await route.continue();
    });
  return async () => {
    await together.promise;
    await Promise.all(pages.map((page) => page.unroute("**/graphql")));
  };
}
