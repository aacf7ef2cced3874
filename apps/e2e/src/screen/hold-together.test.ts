import type { Page, Route } from "playwright-core";
import { expect, it } from "vitest";
import { holdTogether } from "./hold-together.ts";

const LONGEST_MS = 100;

/** A page of which only its routes are there. `stuck`: what it is let through for has no end. */
function page(stuck = false) {
  let held: ((route: Route) => unknown) | undefined;
  const letThrough: string[] = [];
  const asks = (mutation: string): void => {
    const route = {
      request: () => ({ postData: () => `mutation ${mutation}($id: ID!) {}` }),
      continue: async () => {
        letThrough.push(mutation);
        if (stuck) await new Promise(() => {});
      },
    };
    void held?.(route as unknown as Route);
  };
  const its = {
    route: async (_at: string, hold: (route: Route) => unknown) => void (held = hold),
    unroute: async () => void (held = undefined),
  };
  return { page: its as unknown as Page, asks, letThrough, isHeld: () => held !== undefined };
}

it("lets nobody through before all have asked, and everything else at once", async () => {
  const [one, other] = [page(), page()];
  const asked = await holdTogether([one.page, other.page], "Claim", LONGEST_MS);
  one.asks("Claim");
  one.asks("Release");
  await Promise.resolve();
  expect(one.letThrough).toEqual(["Release"]);
  other.asks("Claim");
  await asked();
  expect([one.letThrough, other.letThrough]).toEqual([["Release", "Claim"], ["Claim"]]);
  expect([one.isHeld(), other.isHeld()]).toEqual([false, false]);
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
