import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { dana } from "../queue/row.fixture.ts";
import { session } from "../session/session.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, type } from "../store/press.fixture.ts";
import { speak } from "../text/language.ts";
import { SignInScreen } from "./sign-in-screen.tsx";

type Answer = { status?: number; json: unknown } | "unreachable";
const me = { ...dana, role: "advocate", capabilities: ["queue.read"] };

async function signInAs(page: HTMLElement, username: string, password: string): Promise<void> {
  const [name, secret] = page.querySelectorAll("input");
  if (name === undefined || secret === undefined) throw new Error("there is nowhere to sign in");
  type(name, username);
  type(secret, password);
  await act(async () => {
    page.querySelector("form")?.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    await new Promise<void>((resolve) => setTimeout(resolve, 5));
  });
}
const gateway = (signingIn: Answer): Asked[] =>
  stubGateway(({ url }) =>
    url === "/graphql"
      ? { json: { data: { me } } }
      : url.endsWith("/get-session")
        ? { json: { session: {} } }
        : signingIn,
  );

beforeEach(() => {
  speak("en");
  session.set({ kind: "signed_out", ended: false });
});
afterEach(() => vi.unstubAllGlobals());

describe("signing in", () => {
  it("asks with what was typed, spaces around the name left out and the password as it is", async () => {
    const log = gateway({ json: {} });
    const { page, remove } = draw(<SignInScreen hasEnded={false} />);
    await signInAs(page, " dana ", " spaces belong ");
    expect(JSON.parse(log[0]?.body ?? "{}")).toEqual({ username: "dana", password: " spaces belong " });
    expect(log[0]?.url).toBe("/api/auth/sign-in/username");
    expect(session.get()).toMatchObject({ kind: "signed_in", isNew: true, me: { name: "Dana" } });
    remove();
  });

  it.each<[string, Answer, string]>([
    ["is wrong", { status: 401, json: {} }, "This username and password do not go together."],
    ["comes too often", { status: 429, json: {} }, "Too many tries. Wait a minute, then try again."],
    ["cannot be asked", "unreachable", "The gateway cannot be reached. Try again in a moment."],
  ])("that %s says so beside the fields, which keep what was typed", async (_name, answer, words) => {
    gateway(answer);
    const { page, remove } = draw(<SignInScreen hasEnded={false} />);
    await signInAs(page, "dana", "not this one");
    expect(page.querySelector("#refusal")?.textContent).toBe(words);
    expect(page.querySelector("form")?.getAttribute("aria-describedby")).toBe("refusal");
    expect(page.querySelectorAll("input")[1]?.value).toBe("not this one");
    expect(button(page, "Sign in").disabled).toBe(false);
    expect(session.get().kind).toBe("signed_out");
    remove();
  });

  it("can be done by a password manager, and by pasting", () => {
    const { page, remove } = draw(<SignInScreen hasEnded={false} />);
    const fields = [...page.querySelectorAll("input")].map((field) => [field.autocomplete, field.type]);
    expect(fields).toEqual([
      ["username", "text"],
      ["current-password", "password"],
    ]);
    remove();
  });

  it("tells whoever was thrown out that their words are still here, and nobody else", () => {
    const { page, again, remove } = draw(<SignInScreen hasEnded={false} />);
    expect(page.textContent).not.toContain("Your session has ended");
    again(<SignInScreen hasEnded />);
    expect(page.textContent).toContain("what you were writing is still here");
    remove();
  });
});
