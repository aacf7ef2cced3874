import type { Page, Route } from "playwright-core";
import { expect, it } from "vitest";
import { routed } from "./routed.ts";

/** A browser that lets so many requests of its page through before it holds one. */
function browser(letsThrough: number) {
  const routes: { readonly at: string; readonly handler: (route: Route) => unknown }[] = [];
  let asked = 0;
  const page = {
    route: async (at: string, handler: (route: Route) => unknown) => void routes.unshift({ at, handler }),
    async evaluate(_: unknown, path: string) {
      asked += 1;
      let body = "the gateway's own answer";
      if (asked <= letsThrough) return body;
      const route = { fulfill: (answer: { readonly body: string }) => (body = answer.body) };
      await routes.find(({ at }) => at === `**${path}`)?.handler(route as unknown as Route);
      return body;
    },
  };
  return { page: page as unknown as Page, asked: () => asked, at: () => routes.map(({ at }) => at) };
}

it("asks until the browser holds what its page asks, which it does not at once", async () => {
  const { page, asked, at } = browser(3);
  await routed(page, "**/graphql", async () => {});
  expect(asked()).toBe(4);
  expect(at()).toContain("**/graphql");
});

it("says so where it never does", async () => {
  const { page } = browser(Number.POSITIVE_INFINITY);
  await expect(routed(page, "**/graphql", async () => {})).rejects.toThrow(
    "The browser holds none of what the page asks.",
  );
});
