import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { nameDirectory } from "../directory/named-directory.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { OwnDirectory, ownDirectory } from "./own-directory.tsx";

let linkedAt: number | null;
let done: string;
let fails: boolean;
let unname: () => void = () => {};
beforeEach(() => {
  seatDana();
  ownDirectory.set({ kind: "loading" });
  linkedAt = null;
  done = "DirectoryUnlinked";
  fails = false;
  unname = nameDirectory("Example sign-in");
});
afterEach(() => {
  unname();
  vi.unstubAllGlobals();
});
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 5)));
async function drawn() {
  const log = stubGateway(({ url, body }) => {
    if (fails) return "unreachable";
    if (url.endsWith("/directory/begin")) return { json: { kind: "away" } };
    if (body.includes("query OwnDirectory")) return { json: { data: { ownDirectory: { linkedAt } } } };
    return { json: { data: { done: { __typename: done } } } };
  });
  const { page, remove } = draw(<OwnDirectory />);
  await settle();
  return { page, remove, log };
}

describe("one's own directory", () => {
  it("is not there where the organisation has none", async () => {
    unname();
    const { page, remove, log } = await drawn();
    expect([page.textContent, log]).toEqual(["", []]);
    remove();
  });

  it("offers to link it, and says where it does not answer", async () => {
    const { page, remove } = await drawn();
    expect(buttonNames(page)).toEqual(["Link Example sign-in"]);
    await press(page, "Link Example sign-in");
    await settle();
    expect(page.querySelector("#directory-said")?.textContent).toBe(
      "Example sign-in does not answer now. Try again in a moment.",
    );
    remove();
  });

  it.each([
    ["DirectoryUnlinked", "It is unlinked. You do not sign in by it any more."],
    ["LastMeansOfSigningIn", "It stays: without it you could not sign in any more."],
  ])("says since when, and unlinks it where it may: %s", async (typename, words) => {
    linkedAt = 1;
    done = typename;
    const { page, remove } = await drawn();
    expect(page.textContent).toMatch(/with your account there, linked /);
    await press(page, "Unlink Example sign-in");
    await settle();
    expect(page.querySelector("#directory-said")?.textContent).toBe(words);
    remove();
  });

  it("can be asked for again", async () => {
    fails = true;
    const { page, remove } = await drawn();
    expect(page.textContent).toContain("This could not be loaded.");
    fails = false;
    await press(page, "Retry");
    await settle();
    expect(buttonNames(page)).toEqual(["Link Example sign-in"]);
    remove();
  });
});
