import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway } from "../api/gateway.fixture.ts";
import { proving } from "../prove/proving.ts";
import { dana } from "../queue/row.fixture.ts";
import { session } from "../session/session.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { RoleHomeScreen } from "./role-home-screen.tsx";

const OWN = ["self.read", "self.change"];
let me: object;
beforeEach(() => {
  seatDana();
  session.update((now) =>
    now.kind === "signed_in"
      ? {
          ...now,
          me: { ...now.me, wantsSecondFactor: true, capabilities: new Set(["self.read", "self.change"]) },
        }
      : now,
  );
  me = { id: dana.id, name: "Dana", role: "advocate", capabilities: OWN, wantsSecondFactor: true };
  stubGateway(({ url }) =>
    url === "/graphql"
      ? { json: { data: { me, preferences: {}, provedUntil: null } } }
      : { json: { session: {} } },
  );
});
afterEach(() => {
  forgetAnnouncements();
  act(() => proving.get()?.answer(false));
  vi.unstubAllGlobals();
});

const settled = async (page: HTMLElement) => {
  await act(() => new Promise<void>((resolve) => setTimeout(resolve, 5)));
  return page.textContent;
};
const PROVE = "I have one: prove that it is me";

describe("[G513] whoever has yet to show a second factor", () => {
  it("is told calmly what it is about, and led to their account", async () => {
    const { page, remove } = await drawAt("/", <RoleHomeScreen />);
    expect(page.textContent).toContain("asks your role for a second factor");
    expect(page.querySelector("a[href='/account']")?.textContent).toBe("Add one in your account");
    remove();
  });

  it("goes on once they have proved it by two, and is told where it was one", async () => {
    const { page, remove } = await drawAt("/", <RoleHomeScreen />);
    await press(page, PROVE);
    act(() => proving.get()?.answer(true));
    await expect.poll(async () => settled(page)).toContain("That was not two factors yet.");
    me = { ...me, wantsSecondFactor: false, capabilities: [...OWN, "queue.read"] };
    await press(page, PROVE);
    act(() => proving.get()?.answer(true));
    await expect.poll(async () => settled(page)).not.toContain("asks your role");
    remove();
  });
});
