import { afterAll, beforeAll, describe, expect, it } from "vitest";
import channels from "../../channels.config.ts";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

let house: TestGateway;
beforeAll(async () => {
  house = await testGateway({ channels });
});
afterAll(() => house.close());

describe("the channels this deployment carries", () => {
  it("open without a variable, the demo's own only in a demo", () => {
    expect(house.gateway.channels.map(({ id }) => id)).toEqual(["webform"]);
    expect(house.gateway.off.map(({ id }) => id).toSorted()).toEqual(["loopback", "sms-twilio"]);
  });

  it("serve the public form, under its own headers and the house's", async () => {
    const answer = await fetch(new URL("/reach", house.url));
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toMatch(/^text\/html/);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
    expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });

  it("keep the demo's page out of a deployment in earnest", async () => {
    expect((await fetch(new URL("/channels/loopback", house.url))).status).toBe(404);
  });
});
