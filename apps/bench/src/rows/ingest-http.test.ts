import { rounds } from "@holdfast/tooling/rounds";
import { expect, it } from "vitest";
import { measureIngestHttp } from "./ingest-http.ts";

it("measures a real gateway beside a real limit, and every console hears of every text", async () => {
  const figures = await measureIngestHttp({
    consoles: 4,
    milliseconds: 150 * rounds(1),
    rounds: 1,
    warmMs: 50,
  });
  const [speed, wait, told] = figures;
  expect(speed?.ratio).toBeGreaterThan(0);
  expect(speed?.cpu?.limit).toBeGreaterThan(0);
  expect(wait?.ratio).toBeGreaterThan(0);
  if (told === undefined) throw new Error("nobody counted who was told");
  const { ours, limit } = told.detail as Record<"ours" | "limit", { accepted: number; contacts: number }>;
  expect(told.verdict).toBe("exact");
  expect(ours.accepted).toBeGreaterThan(10);
  expect(ours.contacts).toBe(ours.accepted);
  // The limit does the whole work too, or it would be none.
  expect(limit.contacts).toBe(limit.accepted);
});
