/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows of a list that could be anything */
import { ContactId } from "@holdfast/case-schema";
import { act, useEffect, useRef, type ReactNode } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { draw } from "../store/draw.fixture.tsx";
import { uuid } from "./row.fixture.ts";
import { useRovingFocus } from "./use-roving-focus.ts";

const [a, b, c, d] = [1, 2, 3, 4].map((n) => ContactId.parse(uuid(n))) as [
  ContactId,
  ContactId,
  ContactId,
  ContactId,
];
const onLost = vi.fn<(gone: ContactId, now: ContactId | null) => void>();
const scrollTo = vi.fn<(index: number) => void>();
let moveTo: (id: ContactId) => void = () => undefined;
const give = (move: (id: ContactId) => void): void => {
  moveTo = move;
};

function List({
  ids,
  mounted = ids,
}: {
  ids: readonly ContactId[];
  mounted?: readonly ContactId[];
}): ReactNode {
  const container = useRef<HTMLDivElement>(null);
  const roving = useRovingFocus(ids, container, scrollTo, onLost);
  useEffect(() => give(roving.moveTo));
  // Only some rows are in the document, and besides those the ones that the hook names.
  const shown = ids.filter((id) => mounted.includes(id) || id === roving.active || id === roving.wanted);
  return (
    <div ref={container} id="list" tabIndex={-1} onFocus={roving.onEnter} onBlur={roving.onBlur}>
      {shown.map((id) => (
        <div
          key={id}
          role="option"
          aria-selected={false}
          data-row={id}
          tabIndex={id === roving.active ? 0 : -1}
          onFocus={() => roving.onFocus(id)}
        >
          {id}
        </div>
      ))}
    </div>
  );
}

const focused = (): string | undefined => (document.activeElement as HTMLElement | null)?.dataset["row"];
const stops = (): readonly (string | null)[] =>
  [...document.querySelectorAll("[tabindex='0']")].map((row) => row.getAttribute("data-row"));

afterEach(() => {
  onLost.mockClear();
  scrollTo.mockClear();
});

describe("the focus in a list of rows", () => {
  it("has one tab stop, the first row until somebody moves", () => {
    const { remove } = draw(<List ids={[a, b, c]} />);
    expect(stops()).toEqual([a]);
    act(() => moveTo(c));
    expect([focused(), stops()]).toEqual([c, [c]]);
    remove();
  });

  it("reaches a row that was not in the document, without falling in between", () => {
    const { remove } = draw(<List ids={[a, b, c, d]} mounted={[a]} />);
    act(() => moveTo(a));
    act(() => moveTo(d));
    expect(focused()).toBe(d);
    expect(scrollTo).toHaveBeenLastCalledWith(3);
    remove();
  });

  it("stays on its row when others come, go and change places", () => {
    const { again, remove } = draw(<List ids={[a, b, c]} />);
    act(() => moveTo(b));
    again(<List ids={[d, c, b]} mounted={[d]} />);
    expect([focused(), stops()]).toEqual([b, [b]]);
    expect(onLost).not.toHaveBeenCalled();
    remove();
  });

  it("goes to the row at the same index when its row leaves, and says so", () => {
    const { again, remove } = draw(<List ids={[a, b, c]} />);
    act(() => moveTo(b));
    again(<List ids={[a, c]} />);
    expect(focused()).toBe(c);
    expect(onLost).toHaveBeenCalledExactlyOnceWith(b, c);
    remove();
  });

  it("goes to the list itself when its last row leaves", () => {
    const { again, remove } = draw(<List ids={[a]} />);
    act(() => moveTo(a));
    again(<List ids={[]} />);
    expect(document.activeElement?.id).toBe("list");
    remove();
  });

  it("is never taken from somebody who is elsewhere", () => {
    const { again, remove } = draw(<List ids={[a, b]} />);
    act(() => moveTo(a));
    const elsewhere = document.body.appendChild(document.createElement("button"));
    act(() => elsewhere.focus());
    again(<List ids={[b]} />);
    expect(document.activeElement).toBe(elsewhere);
    expect(onLost).not.toHaveBeenCalled();
    remove();
  });
});
