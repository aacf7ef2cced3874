import { expect, it } from "vitest";
import { CHROMIUM_MISSING, CHROMIUM_VARIABLE, findChromium, headlessOf } from "./chromium.ts";

const only =
  (...paths: string[]) =>
  (path: string): boolean =>
    paths.includes(path);

it("finds Debian's chromium on the path", () => {
  expect(findChromium({ PATH: "/bin:/usr/bin" }, only("/usr/bin/chromium"))).toBe("/usr/bin/chromium");
});

it("takes Chrome where there is no Chromium", () => {
  const there = only("/opt/bin/google-chrome");
  expect(findChromium({ PATH: "/usr/bin:/opt/bin" }, there)).toBe("/opt/bin/google-chrome");
});

it("prefers the one that was named", () => {
  const there = only("/usr/bin/chromium", "/srv/chrome");
  expect(findChromium({ PATH: "/usr/bin", [CHROMIUM_VARIABLE]: "/srv/chrome" }, there)).toBe("/srv/chrome");
});

it("does not quietly take another browser when the named one is not there", () => {
  const there = only("/usr/bin/chromium");
  expect(findChromium({ PATH: "/usr/bin", [CHROMIUM_VARIABLE]: "/srv/chrome" }, there)).toBeNull();
});

it("says null, never a guess, on a machine without a browser", () => {
  expect(findChromium({ PATH: "/usr/bin" }, only())).toBeNull();
  expect(findChromium({}, only())).toBeNull();
});

it("takes the engine without windows where Debian's stands beside its browser, and the browser that was named otherwise", () => {
  const there = only("/usr/bin/chromium-headless-shell", "/srv/chromium-headless-shell");
  expect(headlessOf("/usr/bin/chromium", there)).toBe("/usr/bin/chromium-headless-shell");
  expect(headlessOf("/opt/bin/chromium", there)).toBe("/opt/bin/chromium");
  expect(headlessOf("/srv/chrome", there)).toBe("/srv/chrome");
});

it("tells in one sentence what to install", () => {
  expect(CHROMIUM_MISSING).toMatch(/install/);
  expect(CHROMIUM_MISSING).not.toContain("\n");
});
