import { act, type ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import * as opened from "../contact/open-contact.ts";
import { draw } from "../store/draw.fixture.tsx";
import type { SafeContact } from "./reach-documents.ts";
import { CONTACT } from "./reach-now.fixture.ts";
import { decision, safeContact } from "./safe-contact.fixture.ts";
import { useDecidedAnew } from "./use-decided-anew.ts";

const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const asked = vi.spyOn(opened, "refreshContact");

function Deciding({ now }: { readonly now: SafeContact | null }): ReactNode {
  useDecidedAnew(CONTACT, now);
  return null;
}
const changing = (changesAt: number | null): SafeContact =>
  safeContact({ decision: decision({ changesAt }) });
const pass = (milliseconds: number): void =>
  act(() => {
    vi.advanceTimersByTime(milliseconds);
  });

beforeEach(() => {
  vi.useFakeTimers({ now: NOON });
  asked.mockReset().mockResolvedValue(null);
});
afterEach(() => void vi.useRealTimers());

it("[CP8] asks when time alone may have changed the decision, and not before", () => {
  const { remove } = draw(<Deciding now={changing(NOON + 60_000)} />);
  pass(60_000);
  expect(asked).not.toHaveBeenCalled();
  pass(1_000);
  expect(asked.mock.calls).toEqual([[CONTACT]]);
  remove();
});

it("[CP82] asks as well when time alone may have changed the decision for a follow-up", () => {
  const followUps = [{ id: crypto.randomUUID(), decision: decision({ changesAt: NOON + 5_000 }) }];
  const { remove } = draw(<Deciding now={{ ...changing(NOON + 60_000), followUps }} />);
  pass(4_000);
  expect(asked).not.toHaveBeenCalled();
  pass(2_000);
  expect(asked).toHaveBeenCalledTimes(1);
  remove();
});

it("[CP19] asks as well when a way is open no longer that the header tells, though this contact does not take it", () => {
  const way = { way: "text", isOpen: true, changesAt: NOON + 5_000, mayLeaveVoicemail: false } as const;
  const standing = { kind: "agreed", ways: [way], timeZone: "America/Chicago", validUntil: null } as const;
  const now = { ...changing(NOON + 60_000), standing: { ...standing, ways: [...standing.ways] } };
  const { remove } = draw(<Deciding now={now} />);
  pass(4_000);
  expect(asked).not.toHaveBeenCalled();
  pass(2_000);
  expect(asked).toHaveBeenCalledTimes(1);
  remove();
});

it("does not ask again and again where the gateway's clock is behind", () => {
  const { again, remove } = draw(<Deciding now={changing(NOON)} />);
  pass(1_000);
  expect(asked).toHaveBeenCalledTimes(1);
  again(<Deciding now={changing(NOON)} />);
  pass(3_000);
  expect(asked).toHaveBeenCalledTimes(1);
  pass(3_000);
  expect(asked).toHaveBeenCalledTimes(2);
  remove();
});

it("[CP8] asks within a second once a machine wakes after it changed, whose timers slept as well", () => {
  const { remove } = draw(<Deciding now={changing(NOON + 30 * 60_000)} />);
  pass(500);
  vi.setSystemTime(NOON + 31 * 60_000);
  pass(1_000);
  expect(asked.mock.calls).toEqual([[CONTACT]]);
  remove();
});

it("asks after the same gap where a clock was put back since it asked", () => {
  const { again, remove } = draw(<Deciding now={changing(NOON)} />);
  pass(1_000);
  vi.setSystemTime(NOON - 3_600_000);
  again(<Deciding now={changing(NOON - 3_600_000)} />);
  pass(5_000);
  expect(asked).toHaveBeenCalledTimes(2);
  remove();
});

it("asks for nothing that nothing changes, nor once the contact is left", () => {
  const { again, remove } = draw(<Deciding now={changing(null)} />);
  again(<Deciding now={changing(NOON + 1_000)} />);
  remove();
  pass(10_000);
  expect(asked).not.toHaveBeenCalled();
});
