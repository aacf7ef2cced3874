import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { shift } from "../alerts/shift.ts";
import { forgetAnnouncements } from "../announce/announce.ts";
import { said } from "../announce/said.ts";
import { dana, uuid } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { hearOfBeside } from "../watching/beside-heard.ts";
import { announcement, announcementGateway, type AnnouncementGateway } from "./announcement.fixture.ts";
import { AnnouncementsBar } from "./announcements-bar.tsx";
import { lookAtAnnouncements } from "./announcements.ts";

let gateway: AnnouncementGateway;
beforeEach(() => {
  seatDana();
  shift.set({ kind: "on", state: "available", stateSince: 0 });
  gateway = announcementGateway();
  forgetAnnouncements();
});
afterEach(() => {
  shift.set({ kind: "unknown" });
  vi.unstubAllGlobals();
});

const settle = async () => act(async () => new Promise<void>((resolve) => setTimeout(resolve, 10)));
async function drawn() {
  const all = draw(<AnnouncementsBar />);
  await settle();
  return all;
}
const hear = () =>
  hearOfBeside([
    { kind: "beside", about: "announcement", id: uuid(902), contactId: null, version: 1 } as never,
  ]);
const polite = () => document.querySelector("#polite")?.textContent;

describe("what leads say to the shift", () => {
  it("[AL52] stands calmly until its end or until it is put away, and is said once", async () => {
    const [stands, over, back] = [
      announcement(1),
      announcement(2, { endsAt: 1 }),
      announcement(3, { text: null }),
    ];
    gateway.listed = [stands, over, back];
    const { page, remove } = await drawn();
    expect(page.querySelectorAll("li")).toHaveLength(1);
    expect(page.textContent).toContain("Lee to the shift: The drill is at 1. Until");
    await expect.poll(polite).toBe("Lee to the shift: The drill is at 1.");
    document.querySelector("#polite")!.textContent = "";
    act(hear);
    await act(() => expect.poll(() => gateway.told("Announcements").length).toBe(2));
    expect(polite()).toBe("");
    gateway.listed = [{ ...stands, isAway: true }];
    await press(page, "Put away: The drill is at 1.");
    await settle();
    expect(gateway.told("PutAnnouncementAway")).toEqual([{ id: stands.id, version: 1 }]);
    expect(page.textContent).toBe("");
    gateway.listed = [{ ...stands, version: 2, text: "The drill is at five." }];
    act(hear);
    await act(() => expect.poll(() => page.textContent).toContain("The drill is at five."));
    remove();
  });

  it.each([false, true])(
    "[AL65] leaves the focus to the bar where one is over, never to what puts another away unread; put away: %s",
    async (isPressed) => {
      const [over, next] = [announcement(7), announcement(8)];
      gateway.listed = [over, next];
      const { page, remove } = await drawn();
      forgetAnnouncements();
      act(() => button(page, `Put away: ${over.text}`).focus());
      gateway.listed = [next];
      if (isPressed) await press(page, `Put away: ${over.text}`);
      else await act(async () => lookAtAnnouncements());
      await settle();
      expect(document.activeElement?.getAttribute("aria-label")).toBe("Said to the shift");
      await settle();
      expect(said.get().map(({ words }) => words)).toEqual(
        isPressed ? [] : ["This is not said to the shift any more."],
      );
      remove();
    },
  );

  it("is for whoever is on shift, and is no news to whoever said it", async () => {
    gateway.listed = [announcement(5, { changedBy: dana, by: dana })];
    const { page, remove } = await drawn();
    expect(page.textContent).toContain("Dana to the shift:");
    await settle();
    expect(polite()).toBe("");
    act(() => shift.set({ kind: "off" }));
    expect(page.textContent).toBe("");
    remove();
  });

  it("stays where it could not be put away, and says so", async () => {
    gateway.listed = [announcement(6)];
    const { page, remove } = await drawn();
    gateway.done = "unreachable";
    await press(page, "Put away: The drill is at 6.");
    await settle();
    expect(page.textContent).toContain("The drill is at 6.");
    expect(page.textContent).toContain("It is not known whether this was done.");
    remove();
  });
});
