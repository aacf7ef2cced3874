import { act } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { announcementGateway } from "../announcements/announcement.fixture.ts";
import type { SurgeShown } from "../announcements/announcement-documents.ts";
import { serverNow } from "../clock/server-clock.ts";
import { uuid } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { hearOfBeside } from "../watching/beside-heard.ts";
import { ColleagueBars } from "../watching/colleague-bars.tsx";

beforeEach(() => seatDana("advocate"));
afterEach(() => void vi.unstubAllGlobals());

it("[AL57] what is on stands above every screen, with the number to give, until it ends or a lead turns it off", async () => {
  const gateway = announcementGateway();
  const { page, remove } = draw(<ColleagueBars />);
  const heard = async (version: number): Promise<void> =>
    act(async () =>
      hearOfBeside([{ kind: "beside", about: "surge", id: uuid(1), contactId: null, version } as never]),
    );
  const one: Omit<SurgeShown, "id" | "kind"> = {
    by: { name: "Lee" },
    endsAt: serverNow() + 3_600_000,
    partnerNumber: null,
  };
  expect(page.textContent).toBe("");
  gateway.surges = [
    { ...one, id: uuid(1), kind: "page" },
    { ...one, id: uuid(2), kind: "overflow", partnerNumber: "+15550177" },
    { ...one, id: uuid(3), kind: "longer_wait", endsAt: serverNow() - 60_000 },
  ];
  await heard(1);
  await act(() => expect.poll(() => page.textContent).toContain("Lee pages whoever is on call."));
  expect(page.textContent).toContain("If they ask for the number, give it: +15550177.");
  expect(page.textContent).not.toContain("longer wait");
  gateway.surges = [];
  await heard(2);
  await act(() => expect.poll(() => page.textContent).toBe(""));
  remove();
});
