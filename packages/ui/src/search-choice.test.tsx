import { act, useState, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SearchChoice, type SearchChoiceProps } from "./search-choice.tsx";

const CHOICES = [
  { id: "debt", label: "Debt bondage" },
  { id: "papers", label: "Withholds documents" },
  { id: "threats", label: "Physical threats" },
];
let remove = (): void => undefined;

function drawn(how: Partial<SearchChoiceProps> = {}) {
  const onSelect = vi.fn<(ids: readonly string[]) => void>();
  function Held(): ReactNode {
    const [selected, select] = useState<readonly string[]>(how.selected ?? []);
    return (
      <SearchChoice
        label="Method of control"
        choices={CHOICES}
        emptyWords="Nothing has this name."
        removeWords={(label) => `Remove ${label}`}
        {...how}
        selected={selected}
        onSelect={(ids) => {
          onSelect(ids);
          select(ids);
        }}
      />
    );
  }
  document.body.innerHTML = `<div id="root"></div><button id="after">After</button>`;
  const root = createRoot(document.querySelector("#root")!);
  act(() => root.render(<Held />));
  remove = () => act(() => root.unmount());
  const field = document.querySelector("input")!;
  const options = (): readonly string[] =>
    [...document.querySelectorAll("[role=option]")].map(({ textContent }) => textContent.replace("✓", ""));
  const type = (text: string): void =>
    act(() => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  const key = (name: string): boolean => {
    let isLeft = true;
    act(() => {
      isLeft = field.dispatchEvent(
        new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }),
      );
    });
    return isLeft;
  };
  const activeWords = (): string | undefined =>
    document.getElementById(field.getAttribute("aria-activedescendant") ?? "")?.textContent;
  const focus = (): void => act(() => field.focus());
  return { field, onSelect, options, type, key, activeWords, focus };
}

beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
});
afterEach(() => remove());

describe("a choice that is made by typing", () => {
  it("shows all there is as soon as somebody is there, and nothing when they have left", () => {
    const { options, focus, field } = drawn();
    expect(options()).toEqual([]);
    focus();
    expect(options()).toEqual(["Debt bondage", "Withholds documents", "Physical threats"]);
    expect(field.getAttribute("aria-expanded")).toBe("true");
    act(() => document.querySelector<HTMLElement>("#after")!.focus());
    expect(options()).toEqual([]);
  });

  it("chooses the first that is left at Enter, and is ready for the next one", () => {
    const { field, focus, type, key, onSelect, options, activeWords } = drawn({ isSeveral: true });
    focus();
    type("thr");
    expect([options(), activeWords()]).toEqual([["Physical threats"], "Physical threats"]);
    expect(key("Enter")).toBe(false);
    expect([field.value, options().length]).toEqual(["", 3]);
    type("debt");
    key("Enter");
    // In the order of the choices, whatever was chosen first.
    expect(onSelect.mock.calls).toEqual([[["threats"]], [["debt", "threats"]]]);
  });

  it("holds one alone where one alone may hold, and shuts the list", () => {
    const { focus, type, key, onSelect, options } = drawn({ selected: ["papers"] });
    focus();
    type("debt");
    key("Enter");
    expect([onSelect.mock.lastCall, options()]).toEqual([[["debt"]], []]);
  });

  it("goes around by arrows, with the focus in the field", () => {
    const { focus, key, activeWords, field } = drawn();
    focus();
    key("ArrowDown");
    expect(activeWords()).toBe("Debt bondage");
    key("ArrowUp");
    expect(activeWords()).toBe("Physical threats");
    expect(document.activeElement).toBe(field);
  });

  it("takes away by Backspace in the empty field, by the button, and by choosing once more", () => {
    const { focus, type, key, onSelect, field } = drawn({
      isSeveral: true,
      selected: ["debt", "papers", "threats"],
    });
    focus();
    key("Backspace");
    expect(onSelect).toHaveBeenLastCalledWith(["debt", "papers"]);
    act(() => document.querySelector<HTMLElement>("[aria-label='Remove Debt bondage']")!.click());
    expect(onSelect).toHaveBeenLastCalledWith(["papers"]);
    expect(document.activeElement).toBe(field);
    type("withholds");
    key("Enter");
    expect(onSelect).toHaveBeenLastCalledWith([]);
  });

  it("takes nothing away where something has to hold", () => {
    const { focus, type, key, onSelect } = drawn({ selected: ["debt"], mayBeEmpty: false });
    focus();
    key("Backspace");
    type("debt");
    key("Enter");
    expect(onSelect).not.toHaveBeenCalled();
    expect(document.querySelector("[aria-label^=Remove]")).toBeNull();
  });

  it("keeps Escape to itself while the list is open, and leaves it to others then", () => {
    const { focus, key, options } = drawn();
    focus();
    expect([key("Escape"), options(), key("Escape")]).toEqual([false, [], true]);
  });

  it("says that nothing has that name", () => {
    const { focus, type, key, onSelect } = drawn();
    focus();
    type("xyz");
    expect(document.querySelector("[role=listbox]")?.textContent).toBe("Nothing has this name.");
    expect(key("Enter")).toBe(true);
    expect(onSelect).not.toHaveBeenCalled();
  });

  it("leaves keys that it does not know to whoever hears them", () => {
    const { focus, key } = drawn();
    focus();
    expect([key("F6"), key("Home"), key("Enter")]).toEqual([true, true, true]);
  });
});
