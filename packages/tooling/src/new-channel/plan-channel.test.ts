import { describe, expect, it } from "vitest";
import { CONFIG, GATEWAY_PACKAGE, planChannel, SOURCE, titleOf, type Workspace } from "./plan-channel.ts";

const workspace: Workspace = {
  source: new Map([
    [`${SOURCE}/package.json`, '{"name":"@holdfast/channel-loopback","description":"A channel."}'],
    [`${SOURCE}/README.md`, "About the loopback."],
    [
      `${SOURCE}/src/loopback-page.ts`,
      'log("loopback_lost"); title = "Loopback"; header = "x-loopback-signature";',
    ],
  ]),
  packages: new Set(["channel-loopback", "channel-kit"]),
  config: 'export default [\n  { id: "loopback" },\n  { id: "listed" },\n] satisfies ChannelsConfig;\n',
  gatewayPackage: '{"name":"@holdfast/gateway","dependencies":{"@holdfast/db":"workspace:*","zod":"4.6.7"}}',
};

function planned(id: string): ReadonlyMap<string, string> {
  const plan = planChannel(id, workspace);
  if (plan.kind === "refused") throw new Error(plan.because);
  return plan.files;
}

describe("planning a channel", () => {
  it("renames every form of the name, in files and their names", () => {
    expect(planned("carrier-pigeon").get("packages/channel-carrier-pigeon/src/carrier-pigeon-page.ts")).toBe(
      'log("carrier_pigeon_lost"); title = "Carrier pigeon"; header = "x-carrier-pigeon-signature";',
    );
    expect(titleOf("sms-east")).toBe("Sms east");
  });

  it("writes a package of its own name, with a README of its own", () => {
    const files = planned("pigeon");
    expect(JSON.parse(files.get("packages/channel-pigeon/package.json") ?? "")).toEqual({
      name: "@holdfast/channel-pigeon",
      description: "The channel Pigeon.",
    });
    expect(files.get("packages/channel-pigeon/README.md")).toContain("# @holdfast/channel-pigeon");
  });

  it("adds one line to the list, for demos only, and one dependency in its place", () => {
    const files = planned("pigeon");
    expect(files.get(CONFIG)).toBe(
      workspace.config.replace(
        "] satisfies",
        '  { id: "pigeon", load: () => import("@holdfast/channel-pigeon"), only: "demo" },\n] satisfies',
      ),
    );
    expect(Object.keys(JSON.parse(files.get(GATEWAY_PACKAGE) ?? "").dependencies)).toEqual([
      "@holdfast/channel-pigeon",
      "@holdfast/db",
      "zod",
    ]);
  });

  it("touches nothing outside the new package but those two files", () => {
    const outside = [...planned("pigeon").keys()].filter(
      (path) => !path.startsWith("packages/channel-pigeon/"),
    );
    expect(new Set(outside)).toEqual(new Set([CONFIG, GATEWAY_PACKAGE]));
  });

  it.each([
    "",
    "Pigeon",
    "1pigeon",
    "pi geon",
    "../pigeon",
    "pigeon-",
    "a--b",
    "pigeon_east",
    "a".repeat(41),
    "é",
  ])("refuses the id %j with one sentence", (id) => {
    const plan = planChannel(id, workspace);
    expect(plan.kind).toBe("refused");
    expect(plan.kind === "refused" ? plan.because : "").toMatch(/^[A-Z][^\n]*\.$/);
  });

  it.each(["loopback", "kit", "listed", "reach", "demo"])(
    "refuses %s, which exists or would be mistaken",
    (id) => {
      expect(planChannel(id, workspace).kind).toBe("refused");
    },
  );

  it("refuses a list that it does not understand", () => {
    expect(planChannel("pigeon", { ...workspace, config: "export default [];" }).kind).toBe("refused");
  });
});
