import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { ProveDialog } from "../prove/prove-dialog.tsx";
import { ProvePlace } from "../prove/prove-place.tsx";
import { proving } from "../prove/proving.ts";
import { laterPart } from "../shell/later-part.ts";
import { draw } from "../store/draw.fixture.tsx";
import { buttonNames, press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { AccountScreen } from "./account-screen.tsx";
import { ownAccount } from "./account.ts";

const here = { id: "1", device: "computer", browser: "firefox", since: 0, usedAt: 0, isThis: true };
const there = { ...here, id: "2", device: "phone", browser: "safari", isThis: false };
const UNPROVED = { status: 428, json: { kind: "prove_it_is_you" } };
let hasPassword: boolean;
let isProved: boolean;
/** How a proof by password is answered. */
let proof: (given: { readonly code: string | null }) => string;
let log: Asked[];

beforeEach(() => {
  seatDana();
  ownAccount.set({ kind: "loading" });
  [hasPassword, isProved] = [true, false];
  proof = () => "proved";
  log = stubGateway(({ url, body }) => {
    if (url.endsWith("/prove/password")) {
      const kind = proof(JSON.parse(body) as { code: string | null });
      isProved = kind === "proved";
      return { json: { kind } };
    }
    if (url !== "/graphql") return isProved ? { json: { backupCodes: ["aaaaa-11111"] } } : UNPROVED;
    const done = { __typename: isProved ? "OwnSessionsEnded" : "ProveItsYou" };
    const account = { username: "dana", hasPassword, hasTwoFactor: true, sessions: [here, there] };
    const myAlarmDevices = { key: "a key", count: 0, isHere: false };
    return {
      json: {
        data: body.includes("done:")
          ? { done }
          : { account, passkeys: [], myAlarmDevices, provedUntil: null },
      },
    };
  });
});
afterEach(() => {
  forgetAnnouncements();
  act(() => proving.get()?.answer(false));
  vi.unstubAllGlobals();
});

const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 5)));
async function screen() {
  const drawn = draw(
    <>
      <AccountScreen />
      <ProvePlace part={laterPart(async () => ProveDialog)} />
    </>,
  );
  await settle();
  return drawn;
}
const told = (part: string) =>
  log.filter(({ url }) => url.includes(part)).map(({ body }) => JSON.parse(body) as object);
const dialog = () => document.querySelector("[role=dialog]");
const inDialog = (name: string) =>
  document.querySelector<HTMLInputElement>(`[role=dialog] input[name=${name}]`);
async function typeIn(page: HTMLElement, section: string, ...words: readonly string[]): Promise<void> {
  const form = page.querySelector(`section[aria-labelledby=${section}]`);
  for (const [nth, field] of [...(form?.querySelectorAll("input") ?? [])].entries())
    type(field, words[nth] ?? "");
  await submit(form ?? page);
  await settle();
  await settle();
}

describe("[G510] what changes how somebody signs in", () => {
  it("proves it by the password that they typed for it, and goes on: nobody types it twice", async () => {
    const { page, remove } = await screen();
    await press(page, "Make new backup codes");
    await typeIn(page, "second-factor", "a long password");
    expect(told("/prove/password")).toEqual([{ password: "a long password", code: null, ofFactor: true }]);
    expect(told("/generate-backup-codes")).toEqual(
      Array.from({ length: 2 }, () => ({ password: "a long password" })),
    );
    expect(page.textContent).toContain("aaaaa-11111");
    expect(dialog()).toBeNull();
    remove();
  });

  it("asks for the code alone of whoever signs in with one", async () => {
    proof = ({ code }) => (code === null ? "code_wanted" : "proved");
    const { page, remove } = await screen();
    await typeIn(page, "change-password", "the old password", "the new password", "the new password");
    expect(inDialog("password")).toBeNull();
    const code = inDialog("code");
    if (code === null) throw new Error("nobody asks for the code");
    type(code, "123 456");
    await submit(dialog() ?? page);
    await settle();
    expect(told("/prove/password")[1]).toEqual({ password: "the old password", code: "123456" });
    expect(page.textContent).toContain("Your password is changed.");
    remove();
  });

  it("[G516] says where their password is not enough for it, keeps asking in place, and sends nothing meanwhile", async () => {
    proof = () => "factor_wanted";
    const { page, remove } = await screen();
    await press(page, "Make new backup codes");
    await typeIn(page, "second-factor", "a long password");
    expect(dialog()?.textContent).toContain("Your password is right, and not enough for this");
    expect(told("/generate-backup-codes")).toHaveLength(1);
    const asked = document.querySelector<HTMLElement>("[role=dialog]");
    await press(asked ?? page, "Cancel");
    await settle();
    expect(page.textContent).toContain("Nothing was changed: it was not proved that it is you.");
    remove();
  });

  it("is not done without, says so, and keeps what was typed", async () => {
    proof = () => "wrong_password";
    const { page, remove } = await screen();
    await typeIn(page, "change-password", "the old passwort", "the new password", "the new password");
    expect(dialog()?.textContent).toContain("This is not your password.");
    await press(document, "Cancel");
    await settle();
    expect(page.textContent).toContain("Nothing was changed: it was not proved that it is you.");
    const typed =
      page.querySelector("section[aria-labelledby=change-password]")?.querySelectorAll("input") ?? [];
    expect([...typed].map(({ value }) => value)).toEqual([
      "the old passwort",
      "the new password",
      "the new password",
    ]);
    expect(told("/change-password")).toHaveLength(1);
    remove();
  });

  it("[G512] asks whoever has no password for none, and offers them none to change", async () => {
    hasPassword = false;
    isProved = true;
    const { page, remove } = await screen();
    expect(buttonNames(page)).not.toContain("Change password");
    await press(page, "Make new backup codes");
    await settle();
    expect(told("/generate-backup-codes")).toEqual([{}]);
    expect(page.textContent).toContain("aaaaa-11111");
    remove();
  });

  it("[G512] says where that was not proved", async () => {
    hasPassword = false;
    const { page, remove } = await screen();
    await press(page, "Turn codes off");
    await settle();
    await press(document, "Cancel");
    await settle();
    expect(page.querySelector("section[aria-labelledby=second-factor]")?.textContent).toContain(
      "Nothing was changed",
    );
    remove();
  });
});

describe("[G511] ending another session of one's own", () => {
  const end = async (page: HTMLElement) => {
    await press(page, buttonNames(page).find((name) => name.startsWith("End: ")) ?? "");
    await settle();
  };

  it("asks for the proof in place, and ends it then", async () => {
    const { page, remove } = await screen();
    await end(page);
    const field = inDialog("password");
    if (field === null) throw new Error("nobody asks for the password");
    type(field, "a long password");
    await submit(dialog() ?? page);
    await settle();
    expect(log.filter(({ body }) => body.includes("endOwnSession"))).toHaveLength(2);
    expect(page.textContent).not.toContain("Nothing was changed");
    remove();
  });

  it("says where it was not proved, and the session stays", async () => {
    const { page, remove } = await screen();
    await end(page);
    await press(document, "Cancel");
    await settle();
    expect(page.textContent).toContain("Nothing was changed: it was not proved that it is you.");
    remove();
  });
});
