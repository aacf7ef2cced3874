import { describe, expect, it } from "vitest";
import { whereToGo } from "./where-to-go.ts";

const url = new URL("https://hold.example.org");
const env = { url, reachUrl: new URL("https://talk.example.org"), host: "127.0.0.1", port: 4000 };
const gateway = { channels: [], off: [], consoleBuilt: true };
const said = (more: Partial<Parameters<typeof whereToGo>[0]> = {}): string =>
  whereToGo({ env, gateway, demoPassword: null, staff: 3, ...more }).join("\n");

describe("where to go", () => {
  it("is the console and the public form, each on its host", () => {
    expect(said()).toContain("https://hold.example.org/");
    expect(said()).toContain("https://talk.example.org/reach");
  });

  it("holds the demo password only when it was made just now", () => {
    expect(said()).not.toMatch(/password/i);
    expect(said({ demoPassword: "abcd" })).toContain("abcd");
  });

  it("leads to the first administrator where nobody can sign in", () => {
    expect(said({ staff: 0 })).toContain("create-administrator");
    expect(said()).not.toContain("create-administrator");
  });

  it("names each channel that is off, with the reason, and a console that is missing", () => {
    const off = [{ id: "sms-main", because: "none of its variables is set" }];
    expect(said({ gateway: { ...gateway, off } })).toContain("sms-main is off: none of its variables is set");
    expect(said({ gateway: { ...gateway, consoleBuilt: false } })).toContain("not built");
  });
});
