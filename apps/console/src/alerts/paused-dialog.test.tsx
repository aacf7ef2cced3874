import { act } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { channelHealth } from "../status/channel-health.ts";
import { draw } from "../store/draw.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { PausedDialog } from "./paused-dialog.tsx";
import { forgetShift, pausedMedia, shift } from "./shift.ts";

let asked: Asked[];
let paused: string[] = [];
let remove = (): void => undefined;
const before = channelHealth.get();
beforeEach(() => {
  seatDana();
  paused = [];
  asked = stubGateway(({ body }) => {
    const { medium, isPaused } = (JSON.parse(body) as { variables: { medium: string; isPaused: boolean } })
      .variables;
    paused = [...paused.filter((each) => each !== medium), ...(isPaused ? [medium] : [])];
    return { json: { data: { pauseMedium: { since: 0, state: "available", stateSince: 0, paused } } } };
  });
  shift.set({ kind: "on", state: "available", stateSince: 0 });
  channelHealth.set({
    ...before,
    channels: ["text", "voice", "text"].map((medium, n) => ({ id: `c${String(n)}`, medium })),
  } as never);
});
afterEach(() => {
  remove();
  channelHealth.set(before);
  forgetShift();
  vi.unstubAllGlobals();
});

const switches = (): readonly HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>("[role=dialog] [role=switch]"),
];

it("[G600] has one switch for each kind that is carried here, and says what is not wanted", async () => {
  ({ remove } = draw(<PausedDialog isOpen onClose={() => undefined} />));
  expect(switches()).toHaveLength(2);
  expect(switches().map((one) => one.closest("label")?.textContent)).toEqual(["New calls", "New texts"]);
  act(() => switches()[1]?.click());
  await vi.waitFor(() => expect(pausedMedia.get()).toEqual(["text"]));
  act(() => switches()[1]?.click());
  await vi.waitFor(() => expect(pausedMedia.get()).toEqual([]));
  expect(asked.map(({ body }) => /"isPaused":(\w+)/.exec(body)?.[1])).toEqual(["true", "false"]);
});

it("[G600] is of one shift: whoever leaves wants whatever comes again", () => {
  pausedMedia.set(["text"]);
  forgetShift();
  expect(pausedMedia.get()).toEqual([]);
});
