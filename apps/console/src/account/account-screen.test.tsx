import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { buttonNames, press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { AccountScreen } from "./account-screen.tsx";
import { ownAccount } from "./account.ts";

const here = { id: "1", device: "computer", browser: "firefox", since: 0, usedAt: 0, isThis: true };
const there = { ...here, id: "2", device: "phone", browser: "safari", isThis: false };
const elsewhere = { ...there, id: "3", device: "unknown", browser: "other" };
const KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
let account = {
  username: "dana",
  hasPassword: true,
  hasTwoFactor: false,
  sessions: [here, there, elsewhere],
};
let auth: (path: string) => { status?: number; json: unknown };

function gateway(): Asked[] {
  return stubGateway(({ url, body }) => {
    if (url !== "/graphql") return auth(url);
    return {
      json: {
        data: body.includes("done:")
          ? { done: { __typename: "OwnSessionsEnded", count: 1 } }
          : { account, passkeys: [], myAlarmDevices: { key: "a key", count: 0, isHere: false } },
      },
    };
  });
}
/** With what a session was ended. */
const ended = (log: readonly Asked[]) => log.find(({ body }) => body.includes("done:"))?.body;
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 5)));
async function screen() {
  const drawn = draw(<AccountScreen />);
  await settle();
  return drawn;
}
async function password(page: HTMLElement): Promise<void> {
  const field = page.querySelector<HTMLInputElement>("section[aria-labelledby=second-factor] input");
  if (field === null) throw new Error("nobody asks for the password");
  type(field, "a long password");
  await submit(page.querySelector("section[aria-labelledby=second-factor]") ?? page);
}

beforeEach(() => {
  seatDana();
  ownAccount.set({ kind: "loading" });
  account = { username: "dana", hasPassword: true, hasTwoFactor: false, sessions: [here, there, elsewhere] };
  auth = () => ({ json: {} });
});
afterEach(() => vi.unstubAllGlobals());

describe("one's own account", () => {
  it("shows where one is signed in, and ends any session but this one", async () => {
    const log = gateway();
    const { page, remove } = await screen();
    expect(page.textContent).toContain("Firefox on a computer");
    expect(page.textContent).toContain("A browser on a device that did not say what it is");
    const ends = buttonNames(page).filter((name) => name.startsWith("End: "));
    expect(ends).toHaveLength(2);
    account = { ...account, sessions: [here, elsewhere] };
    await press(page, ends[0] ?? "");
    await settle();
    expect(JSON.parse(ended(log) ?? "{}")).toMatchObject({ variables: { id: "2" } });
    expect(page.textContent).not.toContain("Safari on a phone");
    remove();
  });

  it("ends all others at once", async () => {
    const log = gateway();
    const { page, remove } = await screen();
    account = { ...account, sessions: [here] };
    await press(page, "Sign out everywhere else");
    await settle();
    expect(ended(log)).toContain("endOtherSessions");
    expect(buttonNames(page)).not.toContain("Sign out everywhere else");
    remove();
  });

  it("says when it cannot be loaded, and asks again", async () => {
    stubGateway(() => "unreachable");
    const { page, remove } = await screen();
    expect(page.textContent).toContain("could not be loaded");
    gateway();
    await press(page, "Retry");
    await settle();
    expect(page.textContent).toContain("Safari on a phone");
    remove();
  });
});

describe("a code beside the password", () => {
  it("is turned on with the password, a key to scan or type, and a code that proves it; backup codes show once", async () => {
    const log = gateway();
    auth = (path) =>
      path.endsWith("/enable")
        ? {
            json: {
              totpURI: `otpauth://totp/Holdfast:x?secret=${KEY}&issuer=Holdfast`,
              backupCodes: ["aaaaa-11111"],
            },
          }
        : { json: {} };
    const { page, remove } = await screen();
    await press(page, "Turn codes on");
    await password(page);
    // The square code's drawing comes as a file of its own.
    const drawing = async (): Promise<Element | null> => {
      await settle();
      return page.querySelector("svg[role=img]");
    };
    await expect.poll(drawing, { timeout: 20_000 }).not.toBeNull();
    expect(page.querySelector("[data-testid=totp-key]")?.textContent.replaceAll(" ", "")).toBe(KEY);
    expect(page.querySelector("svg[role=img]")?.getAttribute("aria-label")).toContain("Square code");
    const field = page.querySelector<HTMLInputElement>("input[name=code]");
    if (field === null) throw new Error("nobody asks for the code");
    type(field, "123 456");
    account = { ...account, hasTwoFactor: true };
    await submit(page.querySelector("section[aria-labelledby=second-factor]") ?? page);
    await settle();
    expect(log.filter(({ url }) => url !== "/graphql").map(({ url, body }) => [url, body])).toEqual([
      ["/api/auth/two-factor/enable", '{"password":"a long password"}'],
      ["/api/auth/two-factor/verify-totp", '{"code":"123456"}'],
    ]);
    expect(page.textContent).toContain("aaaaa-11111");
    await press(page, "I have written them down");
    expect(page.textContent).not.toContain("aaaaa-11111");
    expect(buttonNames(page)).toContain("Turn codes off");
    remove();
  });

  it.each([
    [{ status: 400, json: { code: "INVALID_PASSWORD" } }, "This is not your present password."],
    [{ status: 429, json: {} }, "Wait a minute"],
    [{ status: 503, json: {} }, "cannot be reached"],
    [{ status: 400, json: { code: "SOMETHING" } }, "That was not done."],
  ])("stays as it is when the password is not taken: %j", async (answer, words) => {
    gateway();
    account = { ...account, hasTwoFactor: true };
    auth = () => answer;
    const { page, remove } = await screen();
    await press(page, "Turn codes off");
    await password(page);
    expect(page.textContent).toContain(words);
    remove();
  });

  it("is turned off, and renews its backup codes", async () => {
    gateway();
    account = { ...account, hasTwoFactor: true };
    auth = () => ({ json: { backupCodes: ["bbbbb-22222"] } });
    const { page, remove } = await screen();
    await press(page, "Make new backup codes");
    await password(page);
    expect(page.textContent).toContain("bbbbb-22222");
    await press(page, "I have written them down");
    await press(page, "Turn codes off");
    account = { ...account, hasTwoFactor: false };
    await password(page);
    await settle();
    expect(buttonNames(page)).toContain("Turn codes on");
    remove();
  });
});

describe("changing the password", () => {
  async function change(page: HTMLElement, ...words: readonly string[]): Promise<void> {
    const section = page.querySelector("section[aria-labelledby=change-password]");
    for (const [nth, field] of [...(section?.querySelectorAll("input") ?? [])].entries())
      type(field, words[nth] ?? "");
    await submit(section ?? page);
  }

  it("takes the present one and twice the new one, and signs out everywhere else", async () => {
    const log = gateway();
    const { page, remove } = await screen();
    await change(page, "the old password", "the new password", "the new passwort");
    expect(page.textContent).toContain("The two passwords differ.");
    await change(page, "the old password", "the new password", "the new password");
    await settle();
    const told = log.filter(({ url }) => url.endsWith("/change-password"));
    expect(told.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { currentPassword: "the old password", newPassword: "the new password", revokeOtherSessions: true },
    ]);
    expect(page.textContent).toContain("Your password is changed.");
    remove();
  });

  it("[G454] says when the present one is wrong, and when the new one is guessed first", async () => {
    gateway();
    auth = () => ({ status: 400, json: { code: "INVALID_PASSWORD" } });
    const { page, remove } = await screen();
    await change(page, "not the password", "the new password", "the new password");
    expect(page.textContent).toContain("This is not your present password.");
    auth = () => ({ status: 400, json: { code: "PASSWORD_GUESSED_FIRST" } });
    await change(page, "the old password", "qwertyqwerty", "qwertyqwerty");
    expect(page.textContent).toContain("it is guessed first. Choose another one.");
    remove();
  });
});
