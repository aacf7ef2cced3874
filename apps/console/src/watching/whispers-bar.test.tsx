import { ContactId } from "@holdfast/case-schema";
import { act } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ringing, sound } from "../alerts/my-sound.ts";
import { shift } from "../alerts/shift.ts";
import { openContact } from "../contact/open-contact.ts";
import { queueRow, uuid } from "../queue/row.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { besideGateway, lee } from "./beside.fixture.ts";
import { hearOfBeside } from "./beside-heard.ts";
import { WhispersBar } from "./whispers-bar.tsx";

const row = queueRow(7);
const unread = (at: number) => ({ contact: { id: row.id, number: 7 }, from: lee, count: 1, at });

beforeEach(() => {
  seatDana();
  shift.set({ kind: "on", state: "available", stateSince: 0 });
  ringing.isHere.set(true);
});
afterEach(() => {
  openContact.set({ kind: "none" });
  shift.set({ kind: "unknown" });
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it("[AL51] tells of a whisper elsewhere by who and which, softly and once each, and not beside the contact that is open", async () => {
  const played = vi.spyOn(sound, "play").mockReturnValue();
  const gateway = besideGateway();
  gateway.unread = [unread(1)];
  const { page, remove } = await drawAt("/queue", <WhispersBar />);
  await act(() => expect.poll(() => page.textContent).toBe("Lee wrote beside contact 7"));
  expect(page.querySelector("a")?.getAttribute("href")).toBe(`/contact/${row.id}`);
  await act(() =>
    expect.poll(() => document.querySelector("#polite")?.textContent).toBe("Lee wrote beside contact 7."),
  );
  expect(played).toHaveBeenCalledTimes(1);
  const hear = () =>
    hearOfBeside([
      { kind: "beside", about: "whisper", id: uuid(901), contactId: row.id, version: 1 } as never,
    ]);
  act(hear);
  await act(() => expect.poll(() => gateway.told("UnreadWhispers").length).toBeGreaterThan(1));
  expect(played).toHaveBeenCalledTimes(1);
  gateway.unread = [unread(2)];
  act(hear);
  await act(() => expect.poll(() => played.mock.calls.length).toBe(2));
  act(() => openContact.set({ kind: "loading", id: ContactId.parse(row.id) } as never));
  expect(page.textContent).toBe("");
  remove();
});
