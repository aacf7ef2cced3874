import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { submit, type } from "../store/press.fixture.ts";
import { speak } from "../text/language.ts";
import { LinkScreen } from "./link-screen.tsx";
import { linkAddress, linkSecret, takeLinkSecret } from "./one-time-link.ts";

const SECRET = "abcd-efgh-jkmn-pqrs-tvwx-yz23-4567-89ab";
const good = { kind: "good", purpose: "invitation", name: "Noor", username: "noor" };
const gateway = (used: object, found: object = good): Asked[] =>
  stubGateway(({ url }) => ({ json: url.endsWith("/look") ? found : used }));

async function choosing(used: object) {
  const log = gateway(used);
  const drawn = draw(<LinkScreen />);
  await submit(drawn.page);
  const fill = async (one: string, other: string): Promise<void> => {
    const [password, again] = drawn.page.querySelectorAll<HTMLInputElement>("input[type=password]");
    if (password === undefined || again === undefined) throw new Error("there is no place for a password");
    type(password, one);
    type(again, other);
    await submit(drawn.page);
  };
  return { ...drawn, log, fill };
}

beforeEach(() => {
  speak("en");
  linkSecret.set(SECRET);
});
afterEach(() => {
  linkSecret.set(null);
  vi.unstubAllGlobals();
});

describe("a one-time link", () => {
  it("leaves the address bar and the history as soon as the page opens", () => {
    const replaceState = vi.fn<History["replaceState"]>();
    takeLinkSecret({ pathname: "/link", hash: `#${SECRET}` }, { replaceState });
    expect(linkSecret.get()).toBe(SECRET);
    expect(replaceState.mock.calls).toEqual([[null, "", "/link"]]);
    linkSecret.set(null);
    takeLinkSecret({ pathname: "/queue", hash: `#${SECRET}` }, { replaceState });
    expect(linkSecret.get()).toBeNull();
  });

  it("has its secret behind the #, which is sent to nobody", () => {
    const address = new URL(linkAddress("https://hold.example.org", SECRET));
    expect(address.hash).toBe(`#${SECRET}`);
    expect(address.pathname + address.search).toBe("/link");
  });

  it("tells for whom it is, and sets the password", async () => {
    const { page, log, fill, remove } = await choosing({ kind: "used" });
    expect(log[0]).toMatchObject({ url: "/api/auth/link/look", body: JSON.stringify({ secret: SECRET }) });
    expect(page.textContent).toContain("For Noor. You sign in with the username noor.");
    await fill("a long password", "a long password");
    expect(log[1]?.url).toBe("/api/auth/link/use");
    expect(JSON.parse(log[1]?.body ?? "")).toEqual({ secret: SECRET, password: "a long password" });
    expect(page.querySelector("h1")?.textContent).toBe("Your password is set");
    remove();
  });

  it.each([
    ["short", "short", "at least 12 characters"],
    ["a long password", "another password", "differ"],
  ])("asks nobody about passwords that cannot be: %s, %s", async (one, other, words) => {
    const { page, log, fill, remove } = await choosing({ kind: "used" });
    await fill(one, other);
    expect(page.querySelector("#refusal")?.textContent).toContain(words);
    expect(log).toHaveLength(1);
    remove();
  });

  it("[G454] says why a password is not taken that is guessed first, and takes another", async () => {
    const { page, log, fill, remove } = await choosing({ kind: "guessed_first" });
    await fill("qwertyqwerty", "qwertyqwerty");
    expect(page.querySelector("#refusal")?.textContent).toContain("it is guessed first. Choose another one.");
    await fill("a long password", "a long password");
    expect(log).toHaveLength(3);
    remove();
  });

  it("that was used meanwhile says so and where to get another", async () => {
    const { page, fill, remove } = await choosing({ kind: "not_good" });
    await fill("a long password", "a long password");
    expect(page.querySelector("#refusal")?.textContent).toContain("Ask your administrator for another one.");
    remove();
  });

  it("that does not work says so, and can be typed", async () => {
    linkSecret.set("");
    const log = gateway({}, { kind: "not_good" });
    const { page, remove } = draw(<LinkScreen />);
    const field = page.querySelector("input");
    if (field === null) throw new Error("there is no place for a code");
    expect(field.value).toBe("");
    type(field, "ABCD EFGH");
    await submit(page);
    expect(log[0]?.body).toBe('{"secret":"ABCD EFGH"}');
    expect(page.querySelector("#refusal")?.textContent).toContain("does not work");
    remove();
  });
});
