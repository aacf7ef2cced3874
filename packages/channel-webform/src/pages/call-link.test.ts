import { describe, expect, it } from "vitest";
import { callLink } from "./call-link.ts";

describe("a number to call", () => {
  it.each([
    ["911", "tel:911"],
    ["+1 (800) 555-0100", "tel:+18005550100"],
    ["*67 555.0100#", "tel:*675550100%23"],
  ])("[WF4] %s dials %s and is shown as it was given", async (number, href) => {
    const link = String(await callLink(number));
    expect(/href="([^"]*)"/.exec(link)?.[1]).toBe(href);
    expect(link.replaceAll(/<[^>]*>/g, "").trim()).toBe(number);
  });
});
