import { expect, it } from "vitest";
import { ensureChromium, type Machine } from "./ensure-chromium.ts";

function machine(over: Partial<Machine>): { machine: Machine; ran: string[]; said: string[] } {
  const ran: string[] = [];
  const said: string[] = [];
  return {
    ran,
    said,
    machine: {
      environment: {},
      find: () => null,
      mayInstall: async () => true,
      run: async (program, parameters) => {
        ran.push([program, ...parameters].join(" "));
        return 0;
      },
      say: (words) => said.push(words),
      ...over,
    },
  };
}

it("installs nothing when a browser is there", async () => {
  const { machine: given, ran } = machine({ find: () => "/usr/bin/chromium" });
  expect(await ensureChromium(given)).toEqual({ kind: "found", path: "/usr/bin/chromium" });
  expect(ran).toEqual([]);
});

it("installs Debian's where it may, says so, and looks again", async () => {
  let tries = 0;
  const { machine: given, ran, said } = machine({ find: () => (tries++ === 0 ? null : "/usr/bin/chromium") });
  expect(await ensureChromium(given)).toEqual({ kind: "found", path: "/usr/bin/chromium" });
  expect(ran).toEqual([
    "apt-get -q update",
    expect.stringMatching(/^apt-get install .* chromium chromium-headless-shell$/),
  ]);
  expect(said.join()).toMatch(/installing/);
});

it("touches nothing where it may not install, and says what to install", async () => {
  const { machine: given, ran } = machine({ mayInstall: async () => false });
  expect(await ensureChromium(given)).toMatchObject({
    kind: "missing",
    because: expect.stringMatching(/install/),
  });
  expect(ran).toEqual([]);
});

it("reports a failed installation instead of going on without a browser", async () => {
  const { machine: given } = machine({ run: async () => 100 });
  expect(await ensureChromium(given)).toMatchObject({
    kind: "missing",
    because: expect.stringMatching(/100/),
  });
});

it("reports a browser that is still not there after installing", async () => {
  expect(await ensureChromium(machine({}).machine)).toMatchObject({ kind: "missing" });
});

it("installs nothing over the head of somebody who named a browser that is not there", async () => {
  const { machine: given, ran } = machine({ environment: { HOLDFAST_CHROMIUM: "/srv/chrome" } });
  expect(await ensureChromium(given)).toMatchObject({ because: expect.stringContaining("/srv/chrome") });
  expect(ran).toEqual([]);
});
