import { describe, expect, it } from "vitest";
import { parseAddressRange, type AddressRange } from "../env/address-range.ts";
import { whereToGo } from "./where-to-go.ts";

const url = new URL("https://hold.example.org");
const proxies = (list: string): AddressRange => {
  const range = parseAddressRange(list);
  if (range === null) throw new Error("no such range");
  return range;
};
const env = {
  url,
  reachUrl: new URL("https://talk.example.org"),
  loopback: false,
  trustedProxies: proxies("192.0.2.1"),
};
const gateway = { channels: [], off: [], consoleBuilt: true };
const said = (more: Partial<Parameters<typeof whereToGo>[0]> = {}): string =>
  whereToGo({ env, gateway, demoPassword: null, staff: 3, ...more }).join("\n");

describe("where to go", () => {
  it("is the console and the public form, each on its host", () => {
    expect(said()).toContain("https://hold.example.org/");
    expect(said()).toContain("https://talk.example.org/reach");
  });

  it("is also the page on which a newcomer plays whoever texts in, while the demo's channel is open", async () => {
    const { default: loopback } = await import("@holdfast/channel-loopback");
    const channels = [{ id: "loopback", title: loopback.title, traits: loopback.traits }];
    expect(said({ gateway: { ...gateway, channels } })).toContain(
      "https://talk.example.org/channels/loopback",
    );
    expect(said()).not.toContain("/channels/");
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

  it("warns of an address that others cannot use, and of words that others can read", () => {
    const local = new URL("http://localhost:4000");
    const open = new URL("http://hold.example.org");
    expect(said({ env: { ...env, url: local, reachUrl: local, loopback: false } })).toContain("HOLDFAST_URL");
    expect(said({ env: { ...env, url: open, reachUrl: open, loopback: false } })).toContain("Without https");
    for (const quiet of [said(), said({ env: { ...env, url: local, reachUrl: local, loopback: true } })])
      expect(quiet).not.toMatch(/HOLDFAST_URL|https, /);
  });

  it("warns on https when no proxy is named, because everybody then looks like one client", () => {
    const local = new URL("http://localhost:4000");
    const trustedProxies = proxies("");
    expect(said({ env: { ...env, trustedProxies } })).toContain("TRUSTED_PROXIES");
    for (const quiet of [env, { ...env, url: local, reachUrl: local, trustedProxies }])
      expect(said({ env: quiet })).not.toContain("TRUSTED_PROXIES");
  });
});
