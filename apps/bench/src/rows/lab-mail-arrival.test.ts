import { rounds } from "@holdfast/tooling/rounds";
import { expect, it } from "vitest";
import { measureMailArrival } from "./mail-arrival.ts";

it("brings mails to a real house through real mail servers, and a real console shows each within two seconds", async () => {
  const mails = rounds(10);
  const figures = await measureMailArrival({ mails, pauseMs: 20 }, Math.random);
  const [middle, slowest, stored] = figures;
  expect(figures.map(({ detail }) => detail["mails"])).toEqual([mails, mails, mails]);
  // How much of it is ours depends on who else uses the machine.
  expect(middle?.ratio).toBeGreaterThan(0);
  expect(slowest?.verdict).toMatch(/^floor$|^stretch$/);
  // Nothing is shown that is not stored.
  expect(Number.parseFloat(middle?.ours ?? "")).toBeGreaterThanOrEqual(Number.parseFloat(stored?.ours ?? ""));
}, 300_000);
