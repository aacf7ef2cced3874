import type { Page, Route } from "playwright-core";
import { expect, it } from "vitest";
import { holdTogether } from "./hold-together.ts";

const LONGEST_MS = 100;

/** A page of which only its routes are there. `stuck`: what it is let through for has no end. */
function page(stuck = false) {
  const routes: { readonly at: string; readonly hold: (route: Route) => unknown }[] = [];
  const letThrough: string[] = [];
  const passing = (mutation: string) => async (): Promise<void> => {
    letThrough.push(mutation);
    if (stuck) await new Promise(() => {});
  };
  const asks = (mutation: string): void => {
    const route = {
      request: () => ({ postData: () => `mutation ${mutation}($id: ID!) {}` }),
      continue: passing(mutation),
      fallback: passing(mutation),
    };
    void routes.find(({ at }) => at === "**/graphql")?.hold(route as unknown as Route);
  };
  const its = {
    route: async (at: string, hold: (route: Route) => unknown) => void routes.unshift({ at, hold }),
    async evaluate(_: unknown, path: string) {
      let body = "";
      const route = { fulfill: (answer: { readonly body: string }) => (body = answer.body) };
      await routes.find(({ at }) => at === `**${path}`)?.hold(route as unknown as Route);
      return body;
    },
  };
  return { page: its as unknown as Page, asks, letThrough };
}

it("lets nobody through before all have asked, and everything else and whatever comes later at once", async () => {
  const [one, other] = [page(), page()];
  const asked = await holdTogether([one.page, other.page], "Claim", LONGEST_MS);
  one.asks("Claim");
  one.asks("Release");
  await Promise.resolve();
  expect(one.letThrough).toEqual(["Release"]);
  other.asks("Claim");
  await asked();
  expect([one.letThrough, other.letThrough]).toEqual([["Release", "Claim"], ["Claim"]]);
  one.asks("Claim");
  expect(one.letThrough).toEqual(["Release", "Claim", "Claim"]);
});

it("says how many have asked where not all do in time, and lets those go", async () => {
  const [one, other] = [page(), page()];
  const asked = await holdTogether([one.page, other.page], "Claim", LONGEST_MS);
  one.asks("Claim");
  await expect(asked()).rejects.toThrow("1 of 2 pages have asked: Claim, in 100 ms.");
  expect(one.letThrough).toEqual(["Claim"]);
});

it("says so where what all have asked is not let through in time", async () => {
  const [one, other] = [page(), page(true)];
  const asked = await holdTogether([one.page, other.page], "Claim", LONGEST_MS);
  one.asks("Claim");
  other.asks("Claim");
  await expect(asked()).rejects.toThrow("Not every Claim was let through in 100 ms.");
});
