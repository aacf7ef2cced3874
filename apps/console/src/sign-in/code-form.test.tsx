import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { dana } from "../queue/row.fixture.ts";
import { session } from "../session/session.ts";
import { draw } from "../store/draw.fixture.tsx";
import { buttonNames, press, submit, type } from "../store/press.fixture.ts";
import { speak } from "../text/language.ts";
import { SignInScreen } from "./sign-in-screen.tsx";

const me = { ...dana, role: "advocate", capabilities: ["queue.read"] };
type Answer = { status?: number; json: unknown } | "unreachable";

function gateway(codes: Answer): Asked[] {
  return stubGateway(({ url }) => {
    if (url === "/graphql") return { json: { data: { me } } };
    if (url.endsWith("/get-session")) return { json: { session: {} } };
    return url.endsWith("/username") ? { json: { twoFactorRedirect: true } } : codes;
  });
}
async function afterPassword() {
  const drawn = draw(<SignInScreen hasEnded={false} />);
  for (const [nth, words] of ["dana", "a long password"].entries()) {
    const field = drawn.page.querySelectorAll("input")[nth];
    if (field !== undefined) type(field, words);
  }
  await submit(drawn.page);
  return drawn;
}
async function code(page: HTMLElement, words: string): Promise<void> {
  const field = page.querySelector("input");
  if (field === null) throw new Error("there is no place for a code");
  type(field, words);
  await submit(page);
}

beforeEach(() => {
  speak("en");
  session.set({ kind: "signed_out", ended: false });
});
afterEach(() => vi.unstubAllGlobals());

describe("signing in with a code", () => {
  it("asks for the code once the password is right, and takes it with spaces", async () => {
    const log = gateway({ json: {} });
    const { page, remove } = await afterPassword();
    expect(page.querySelector("h1")?.textContent).toBe("Your code");
    expect(session.get().kind).toBe("signed_out");
    expect(page.querySelector("input")?.autocomplete).toBe("one-time-code");
    expect(document.activeElement).toBe(page.querySelector("input"));
    await code(page, "123 456");
    expect(log[1]).toMatchObject({ url: "/api/auth/two-factor/verify-totp", body: '{"code":"123456"}' });
    expect(session.get().kind).toBe("signed_in");
    remove();
  });

  it("takes a backup code instead", async () => {
    const log = gateway({ json: {} });
    const { page, remove } = await afterPassword();
    await press(page, "Use a backup code");
    await code(page, " abcde-FGHIJ ");
    expect(log[1]).toMatchObject({
      url: "/api/auth/two-factor/verify-backup-code",
      body: '{"code":"abcde-FGHIJ"}',
    });
    remove();
  });

  it.each<[string, Answer, string, string]>([
    [
      "is wrong",
      { status: 401, json: { code: "INVALID_CODE" } },
      "not right, or was used already",
      "Your code",
    ],
    [
      "comes too late",
      { status: 401, json: { code: "INVALID_TWO_FACTOR_COOKIE" } },
      "Sign in again",
      "Sign in",
    ],
    [
      "was guessed too often",
      { status: 400, json: { code: "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE" } },
      "Sign in again",
      "Sign in",
    ],
    [
      "is locked",
      { status: 429, json: { code: "ACCOUNT_TEMPORARILY_LOCKED" } },
      "locked for 15 minutes",
      "Your code",
    ],
    ["comes too often", { status: 429, json: {} }, "Wait a minute", "Your code"],
    ["cannot be asked", "unreachable", "cannot be reached", "Your code"],
  ])("that %s says so, and where to go on", async (_name, answer, words, title) => {
    gateway(answer);
    const { page, remove } = await afterPassword();
    await code(page, "123456");
    expect(page.querySelector("#refusal")?.textContent).toContain(words);
    expect(page.querySelector("form")?.getAttribute("aria-describedby")).toBe("refusal");
    expect(page.querySelector("h1")?.textContent).toBe(title);
    expect(session.get().kind).toBe("signed_out");
    remove();
  });

  it("can be begun again", async () => {
    gateway({ json: {} });
    const { page, remove } = await afterPassword();
    expect(buttonNames(page)).toEqual([
      "Language of the console: English",
      "Sign in",
      "Use a backup code",
      "Start again",
    ]);
    await press(page, "Start again");
    await act(async () => undefined);
    expect(page.querySelector("h1")?.textContent).toBe("Sign in");
    remove();
  });
});
