import { afterEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { goToDirectory, type NotSent } from "./ask-directory.ts";

afterEach(() => vi.unstubAllGlobals());

describe("going to the directory", () => {
  it("leaves for where the gateway says, with the secret of a link in a body alone", async () => {
    const address = "https://login.example.org/authorize?state=s";
    const log = stubGateway(() => ({ json: { kind: "go", address } }));
    const leave = vi.fn<(to: string) => void>();
    expect(await goToDirectory({ for: "invitation", secret: "abcd" }, leave)).toBe("gone");
    expect(leave.mock.calls).toEqual([[address]]);
    expect(log).toMatchObject([
      { url: "/api/auth/directory/begin", body: '{"for":"invitation","secret":"abcd"}' },
    ]);
  });

  it.each<[{ status?: number; json: unknown } | "unreachable", NotSent]>([
    [{ json: { kind: "away" } }, "away"],
    [{ json: { kind: "not_good" } }, "not_good"],
    [{ json: { kind: "prove_it_is_you" } }, "prove_it_is_you"],
    [{ status: 401, json: {} }, "ended"],
    [{ status: 429, json: {} }, "too_many"],
    ["unreachable", "unreachable"],
  ])("stays where it cannot go: %j", async (answer, because) => {
    stubGateway(() => answer);
    const leave = vi.fn<(to: string) => void>();
    expect(await goToDirectory({ for: "link" }, leave)).toBe(because);
    expect(leave).not.toHaveBeenCalled();
  });
});
