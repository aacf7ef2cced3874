import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { mayRun, PLACE_VARIABLE, placeOfTests, quickPlace, type Room } from "./quick-place.ts";

const GIGABYTE = 2 ** 30;
const roomy: Room = { freeIn: () => 4 * GIGABYTE, freeMemory: () => 8 * GIGABYTE, runsFrom: () => true };

it("is memory where a folder of it and the machine have plenty, and programs may run there", () => {
  const asked: string[] = [];
  const place = quickPlace({ ...roomy, freeIn: (folder) => asked.push(folder) * 4 * GIGABYTE });
  expect([place, asked]).toEqual(["/dev/shm", ["/dev/shm"]]);
});

it.each<[string, Partial<Room>]>([
  ["the folder is small, or none", { freeIn: () => 4 * GIGABYTE - 1 }],
  ["the machine has little memory left", { freeMemory: () => 8 * GIGABYTE - 1 }],
  ["no program may run there", { runsFrom: () => false }],
])("is the temporary folder where %s", (_why, room) => {
  expect(quickPlace({ ...roomy, ...room })).toBe(tmpdir());
});

it("asks this machine when nobody says otherwise, and names a folder that is there", () => {
  expect(existsSync(quickPlace())).toBe(true);
});

it("is told to the tests of a run, and is the temporary folder for all others", () => {
  expect(placeOfTests({ [PLACE_VARIABLE]: "/there" })).toBe("/there");
  expect(placeOfTests({})).toBe(tmpdir());
});

it("tries whether a program may run, and leaves nothing there", () => {
  const folder = mkdtempSync(join(tmpdir(), "holdfast-place-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  expect(mayRun(folder)).toBe(true);
  expect(readdirSync(folder)).toEqual([]);
  expect(mayRun(join(folder, "none"))).toBe(false);
});
