import { act, type ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import * as opened from "../contact/open-contact.ts";
import { draw } from "../store/draw.fixture.tsx";
import type { Decision } from "./reach-documents.ts";
import { CONTACT } from "./reach-now.fixture.ts";
import { decision } from "./safe-contact.fixture.ts";
import { useDecidedAnew } from "./use-decided-anew.ts";

const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const asked = vi.spyOn(opened, "refreshContact");

function Deciding({ now }: { readonly now: Decision | null }): ReactNode {
  useDecidedAnew(CONTACT, now);
  return null;
}
const pass = (milliseconds: number): void =>
  act(() => {
    vi.advanceTimersByTime(milliseconds);
  });

beforeEach(() => {
  vi.useFakeTimers({ now: NOON });
  asked.mockReset().mockResolvedValue();
});
afterEach(() => void vi.useRealTimers());

it("[CP8] asks when time alone may have changed the decision, and not before", () => {
  const { remove } = draw(<Deciding now={decision({ changesAt: NOON + 60_000 })} />);
  pass(60_000);
  expect(asked).not.toHaveBeenCalled();
  pass(1_000);
  expect(asked.mock.calls).toEqual([[CONTACT]]);
  remove();
});

it("does not ask again and again where the gateway's clock is behind", () => {
  const { again, remove } = draw(<Deciding now={decision({ changesAt: NOON })} />);
  pass(1_000);
  expect(asked).toHaveBeenCalledTimes(1);
  again(<Deciding now={decision({ changesAt: NOON })} />);
  pass(3_000);
  expect(asked).toHaveBeenCalledTimes(1);
  pass(3_000);
  expect(asked).toHaveBeenCalledTimes(2);
  remove();
});

it("asks for nothing that nothing changes, nor once the contact is left", () => {
  const { again, remove } = draw(<Deciding now={decision()} />);
  again(<Deciding now={decision({ changesAt: NOON + 1_000 })} />);
  remove();
  pass(10_000);
  expect(asked).not.toHaveBeenCalled();
});
