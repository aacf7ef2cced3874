import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { buttonNames, press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { OwnPasskeys } from "./own-passkeys.tsx";
import { ownPasskeys } from "./passkeys.ts";

const laptop = { id: "1", name: "My laptop", madeAt: 0, usedAt: null };
const phone = { id: "2", name: "My phone", madeAt: 0, usedAt: 60_000 };
let passkeys: readonly object[];
let done: object;
let browser: () => Promise<object | null>;

/** A browser with passkeys: what it is asked for is answered as a test says. */
class Key {
  static parseCreationOptionsFromJSON = (options: object) => options;
  static parseRequestOptionsFromJSON = (options: object) => options;
  toJSON = () => ({ id: "key" });
}

function gateway(): Asked[] {
  return stubGateway(({ body }) => {
    if (body.includes("query Passkeys")) return { json: { data: { passkeys } } };
    if (body.includes("beginPasskey"))
      return { json: { data: { done: { __typename: "PasskeyAsked", options: "{}" } } } };
    return { json: { data: { done } } };
  });
}
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 5)));
async function drawn() {
  const log = gateway();
  const { page, remove } = draw(<OwnPasskeys />);
  await settle();
  return { page, remove, log };
}
async function add(page: HTMLElement, name: string): Promise<void> {
  const field = page.querySelector<HTMLInputElement>("input[name=passkey-name]");
  if (field === null) throw new Error("nobody asks for a name");
  type(field, name);
  await submit(page);
  await settle();
}

beforeEach(() => {
  seatDana();
  ownPasskeys.set({ kind: "loading" });
  passkeys = [laptop, phone];
  done = { __typename: "PasskeyAdded" };
  browser = async () => new Key();
  vi.stubGlobal("PublicKeyCredential", Key);
  vi.stubGlobal("navigator", {
    languages: ["en"],
    credentials: { create: async () => browser() },
  });
});
afterEach(() => {
  forgetAnnouncements();
  vi.unstubAllGlobals();
});

describe("one's own passkeys", () => {
  it("show that they are on their way before they are there", async () => {
    gateway();
    const { page, remove } = draw(<OwnPasskeys />);
    const waiting = page.querySelectorAll("[data-skeleton]").length;
    await settle();
    expect(waiting).toBeGreaterThan(0);
    expect(page.textContent).toContain("My laptop");
    remove();
  });

  it("stand there by name, with when they were added and used, each with a way to remove it", async () => {
    const { page, remove } = await drawn();
    expect(page.textContent).toContain("My laptop");
    expect(page.textContent).toMatch(/added .*, last used /);
    expect(buttonNames(page)).toEqual(["Remove: My laptop", "Remove: My phone", "Add a passkey"]);
    remove();
  });

  it("are added with what the browser made, under the name that was typed", async () => {
    const { page, remove, log } = await drawn();
    await add(page, " Blue key ");
    const asked = log.find(({ body }) => body.includes("mutation AddPasskey"));
    expect(JSON.parse(asked?.body ?? "{}")).toMatchObject({
      variables: { name: "Blue key", response: '{"id":"key"}' },
    });
    expect(page.textContent).toContain("The passkey is added.");
    remove();
  });

  it.each([
    [{ __typename: "PasskeyNotAdded", because: "too_many" }, "You have ten passkeys."],
    [{ __typename: "PasskeyNotAdded", because: "taken" }, "This passkey is there already."],
    [{ __typename: "PasskeyNotAdded", because: "refused" }, "That took too long"],
    [{ __typename: "PasskeyNotAdded", because: "name" }, "Give it a name"],
  ])("say why one was not added: %j", async (answer, words) => {
    done = answer;
    const { page, remove } = await drawn();
    await add(page, "Blue key");
    expect(page.textContent).toContain(words);
    remove();
  });

  it("ask nothing of the gateway where the browser made none", async () => {
    browser = async () => {
      throw new DOMException("no", "NotAllowedError");
    };
    const { page, remove, log } = await drawn();
    await add(page, "Blue key");
    expect(page.textContent).toContain("This browser made no passkey");
    expect(log.some(({ body }) => body.includes("mutation AddPasskey"))).toBe(false);
    remove();
  });

  it("are removed, but for the last means of signing in", async () => {
    done = { __typename: "PasskeyRemoved" };
    const { page, remove, log } = await drawn();
    passkeys = [phone];
    await press(page, "Remove: My laptop");
    await settle();
    expect(JSON.parse(log.at(-2)?.body ?? "{}")).toMatchObject({ variables: { id: "1" } });
    expect(buttonNames(page)).not.toContain("Remove: My laptop");
    expect(page.textContent).toContain("The passkey is removed.");
    done = { __typename: "LastMeansOfSigningIn" };
    await press(page, "Remove: My phone");
    await settle();
    expect(page.textContent).toContain("It stays: without it you could not sign in any more.");
    remove();
  });

  it("say so where they could not be loaded, and where the browser has none", async () => {
    vi.stubGlobal("PublicKeyCredential", undefined);
    stubGateway(() => "unreachable");
    const { page, remove } = draw(<OwnPasskeys />);
    await settle();
    expect(page.textContent).toContain("Your passkeys could not be loaded.");
    expect(page.textContent).toContain("This browser has no passkeys.");
    expect(buttonNames(page)).toEqual(["Retry"]);
    remove();
  });
});
