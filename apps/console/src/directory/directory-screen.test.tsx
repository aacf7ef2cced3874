import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { dana } from "../queue/row.fixture.ts";
import { session } from "../session/session.ts";
import { draw } from "../store/draw.fixture.tsx";
import { press, submit, type } from "../store/press.fixture.ts";
import { speak } from "../text/language.ts";
import { atDirectory, takeFromDirectory } from "./at-directory.ts";
import { DirectoryScreen } from "./directory-screen.tsx";
import { nameDirectory } from "./named-directory.fixture.ts";
import { onProvedThere } from "./proved-there.ts";

const me = { ...dana, role: "advocate", capabilities: ["queue.read"] };
type Answer = { status?: number; json: unknown } | "unreachable";
let unname: () => void;
let owed: Answer;
beforeEach(() => {
  speak("en");
  unname = nameDirectory("Example sign-in");
  session.set({ kind: "signed_out", ended: false });
  owed = { json: { kind: "proved" } };
  vi.spyOn(window, "close").mockImplementation(() => {});
});
afterEach(() => {
  unname();
  atDirectory.set(null);
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 5)));

async function back(finished: Answer) {
  const log = stubGateway(({ url }) => {
    if (url.endsWith("/directory/finish")) return finished;
    if (url.endsWith("/directory-code")) return owed;
    if (url.endsWith("/get-session")) return { json: { session: {} } };
    return { json: { data: { me } } };
  });
  takeFromDirectory(
    { pathname: "/directory", search: "?code=c&state=s", hash: "" },
    { replaceState: vi.fn<History["replaceState"]>() },
  );
  const drawn = draw(<DirectoryScreen />);
  await settle();
  await settle();
  return { ...drawn, log };
}

describe("coming back from the directory", () => {
  it("leaves the address bar and the history at once, and is no other page", () => {
    const replaceState = vi.fn<History["replaceState"]>();
    takeFromDirectory({ pathname: "/queue", search: "?code=c", hash: "" }, { replaceState });
    expect([atDirectory.get(), replaceState.mock.calls]).toEqual([null, []]);
    takeFromDirectory({ pathname: "/directory", search: "?code=c", hash: "" }, { replaceState });
    expect(atDirectory.get()).toEqual({ kind: "back", query: "code=c" });
    expect(replaceState.mock.calls).toEqual([[null, "", "/directory"]]);
  });

  it("tells the gateway once what it said, and signs in", async () => {
    const { log, remove } = await back({ json: { kind: "signed_in" } });
    const told = log.filter(({ url }) => url.endsWith("/directory/finish"));
    expect(told.map(({ body }) => body)).toEqual(['{"query":"code=c&state=s"}']);
    expect(session.get().kind).toBe("signed_in");
    expect(atDirectory.get()).toBeNull();
    remove();
  });

  it("asks for the code of the house where it is wanted", async () => {
    const { page, remove } = await back({ json: { kind: "code_wanted" } });
    expect(page.querySelector("h1")?.textContent).toBe("Your code");
    expect(session.get().kind).toBe("signed_out");
    await press(page, "Start again");
    expect(atDirectory.get()).toBeNull();
    remove();
  });

  it("goes on in the account once it is linked", async () => {
    const { remove } = await back({ json: { kind: "linked" } });
    expect([atDirectory.get(), window.location.pathname]).toEqual([null, "/account"]);
    remove();
  });

  it("tells the window that waits that it is proved, after the code where one is owed", async () => {
    const heard = vi.fn<() => void>();
    const stop = onProvedThere(heard);
    owed = { json: { kind: "wrong_code" } };
    const { page, remove, log } = await back({ json: { kind: "proving_code_wanted" } });
    const field = page.querySelector("input");
    if (field === null) throw new Error("there is no place for a code");
    type(field, "123 456");
    await submit(page);
    await settle();
    expect(page.textContent).toContain("This code is not right");
    expect(heard).not.toHaveBeenCalled();
    owed = { json: { kind: "proved" } };
    await submit(page);
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
    expect(page.textContent).toContain("You can close this window");
    expect(window.close).toHaveBeenCalledTimes(1);
    expect(log.at(-1)?.body).toBe('{"code":"123456"}');
    stop();
    remove();
  });

  it.each<[Answer, string]>([
    [{ status: 401, json: { code: "DIRECTORY_REFUSED" } }, "Example sign-in could not sign you in here."],
    [{ json: { kind: "cancelled" } }, "You turned back at Example sign-in."],
    [{ json: { kind: "away" } }, "Example sign-in does not answer now."],
    [{ json: { kind: "taken" } }, "has another account here"],
    [{ json: { kind: "has_one" } }, "linked to Example sign-in already"],
    [{ json: { kind: "not_good" } }, "This link does not work"],
    [{ json: { kind: "prove_it_is_you" } }, "it was not proved that it is you"],
    [{ json: { kind: "somebody_else" } }, "Somebody else signed in at Example sign-in."],
    [{ status: 429, json: {} }, "Too many tries."],
    ["unreachable", "The gateway cannot be reached."],
  ])("says why not, and where to go on: %j", async (answer, words) => {
    const { page, remove } = await back(answer);
    expect(page.querySelector("#refusal")?.textContent).toContain(words);
    await press(page, "Go to the console");
    expect([atDirectory.get(), session.get().kind]).toEqual([null, "signed_out"]);
    remove();
  });
});
