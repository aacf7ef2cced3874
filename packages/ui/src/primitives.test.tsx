import { act, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Button } from "./button.tsx";
import { CheckChoice } from "./check-choice.tsx";
import { ChoiceBar } from "./choice-bar.tsx";
import { Dialog } from "./dialog.tsx";
import { Explanation } from "./explanation.tsx";
import { MenuButton } from "./menu-button.tsx";
import { RadioChoice } from "./radio-choice.tsx";
import { SearchList } from "./search-list.tsx";
import { Skeleton } from "./skeleton.tsx";

let remove = (): void => undefined;
function draw(node: ReactNode): HTMLElement {
  document.body.innerHTML = `<div id="root"></div>`;
  const page = document.querySelector<HTMLElement>("#root");
  if (page === null) throw new Error("there is no page");
  const root = createRoot(page);
  act(() => root.render(node));
  remove = () => act(() => root.unmount());
  return page;
}
const click = (element: HTMLElement | null | undefined): void => act(() => element?.click());
const all = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)];
const press = (key: string): void =>
  act(() => {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
    );
  });

beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
});
afterEach(() => remove());

describe("a button", () => {
  it("keeps the focus while its deed is under way, does nothing meanwhile, and says so", () => {
    const onPress = vi.fn<() => void>();
    const page = draw(
      <Button isPending onPress={onPress}>
        Claim
      </Button>,
    );
    const button = page.querySelector("button");
    act(() => button?.focus());
    click(button);
    expect(onPress).not.toHaveBeenCalled();
    expect(button?.disabled).toBe(false);
    expect(button?.getAttribute("aria-disabled")).toBe("true");
    expect(document.activeElement).toBe(button);
  });

  it("says nothing of the kind when it may be pressed", () => {
    const button = draw(<Button onPress={() => {}}>Claim</Button>).querySelector("button");
    expect(button?.hasAttribute("aria-disabled")).toBe(false);
  });
});

describe("one of a few", () => {
  const choices = [
    { id: "all", label: "All" },
    { id: "mine", label: "Mine" },
  ] as const;

  it("in a bar tells what was chosen, and never that nothing is", () => {
    const onSelect = vi.fn<(id: string) => void>();
    draw(<ChoiceBar label="Which" choices={choices} selected="all" onSelect={onSelect} />);
    const [first, second] = all("[role=radio]");
    expect([first?.getAttribute("aria-checked"), second?.getAttribute("aria-checked")]).toEqual([
      "true",
      "false",
    ]);
    click(second);
    expect(onSelect).toHaveBeenLastCalledWith("mine");
    onSelect.mockClear();
    click(first);
    expect(onSelect).not.toHaveBeenCalledWith("mine");
  });

  it("in a line has one mark each, under one name", () => {
    const onSelect = vi.fn<(id: string) => void>();
    const page = draw(<RadioChoice label="To whom" choices={choices} selected="all" onSelect={onSelect} />);
    expect(page.querySelector("[role=radiogroup]")?.textContent).toContain("To whom");
    click(page.querySelectorAll("input")[1]);
    expect(onSelect).toHaveBeenCalledExactlyOnceWith("mine");
  });
});

describe("a menu", () => {
  it("opens on its button, says which choice holds, and tells which was chosen", () => {
    const onChoose = vi.fn<(id: string) => void>();
    const choices = [
      { id: "light", label: "Light" },
      { id: "dark", label: "Dark", detail: "for the night" },
    ];
    const page = draw(<MenuButton label="Look" choices={choices} selected="dark" onChoose={onChoose} />);
    expect(all("[role=menu]")).toHaveLength(0);
    click(page.querySelector("button"));
    const items = all("[role=menuitemradio]");
    expect(items.map(({ textContent }) => textContent)).toEqual(["Light", "Darkfor the night✓"]);
    expect(items.map((item) => item.getAttribute("aria-checked"))).toEqual(["false", "true"]);
    click(items[0]);
    expect(onChoose).toHaveBeenCalledExactlyOnceWith("light");
  });

  it("that is switched off opens nothing", () => {
    const page = draw(<MenuButton label="Transfer" choices={[]} isDisabled onChoose={() => undefined} />);
    click(page.querySelector("button"));
    expect(all("[role=menu]")).toHaveLength(0);
  });
});

describe("a dialog", () => {
  it("is named by its title, and Escape leaves it unanswered", () => {
    const onClose = vi.fn<() => void>();
    draw(
      <Dialog title="Close contact 7" isOpen onClose={onClose}>
        <Button>Close</Button>
      </Dialog>,
    );
    const [dialog] = all("[role=dialog]");
    const label = document.querySelector(`#${CSS.escape(dialog?.getAttribute("aria-labelledby") ?? "")}`);
    expect(label?.textContent).toBe("Close contact 7");
    act(() => dialog?.querySelector("button")?.focus());
    press("Escape");
    expect(onClose).toHaveBeenCalledOnce();
  });
});

describe("an explanation", () => {
  it("says nothing until it is asked for", () => {
    const page = draw(
      <Explanation label="Why?" title="Why this order?">
        <p>Danger comes first.</p>
      </Explanation>,
    );
    expect(document.body.textContent).not.toContain("Danger");
    click(page.querySelector("button"));
    expect(all("[role=dialog]")[0]?.textContent).toContain("Danger comes first.");
  });
});

describe("a list to search", () => {
  const choices = ["Referral given", "Safety plan made", "Silent contact"].map((label) => ({
    id: label,
    label,
  }));

  function list(onSelect: (id: string) => void, selected: string | null = null): HTMLInputElement {
    const page = draw(
      <SearchList
        searchLabel="Find"
        listLabel="Outcomes"
        emptyWords="Nothing has these letters."
        choices={choices}
        selected={selected}
        onSelect={onSelect}
      />,
    );
    const field = page.querySelector("input");
    if (field === null) throw new Error("there is nowhere to type");
    act(() => field.focus());
    return field;
  }
  const type = (field: HTMLInputElement, text: string): void =>
    act(() => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, text);
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  const options = (): readonly string[] => all("[role=option]").map(({ textContent }) => textContent);

  it("narrows while somebody types, and says when nothing is left", () => {
    const field = list(() => undefined);
    type(field, "sa");
    expect(options()).toContain("Safety plan made");
    expect(options()).not.toContain("Silent contact");
    type(field, "zzz");
    expect(document.body.textContent).toContain("Nothing has these letters.");
  });

  it("takes Enter for the one that is left, and never for one of several", () => {
    const onSelect = vi.fn<(id: string) => void>();
    const field = list(onSelect);
    press("Enter");
    expect(onSelect).not.toHaveBeenCalled();
    type(field, "silent");
    press("Enter");
    expect(onSelect).toHaveBeenCalledExactlyOnceWith("Silent contact");
  });

  it("is entered with the arrow, and shows what is chosen by more than colour", () => {
    const onSelect = vi.fn<(id: string) => void>();
    list(onSelect, "Silent contact");
    expect(options()).toContain("Silent contact✓");
    press("ArrowDown");
    expect(document.activeElement?.getAttribute("role")).toBe("option");
  });
});

describe("what loads unusually long", () => {
  it("says so after eight seconds, with a way on", () => {
    vi.useFakeTimers();
    const page = draw(
      <Skeleton rows={2} rowClassName="row" whenSlow={<p>This takes longer than usual.</p>} />,
    );
    act(() => vi.advanceTimersByTime(7_999));
    expect(page.textContent).toBe("");
    act(() => vi.advanceTimersByTime(1));
    expect(page.textContent).toBe("This takes longer than usual.");
    vi.useRealTimers();
  });
});

describe("any of a few", () => {
  it("tells what holds now, in the order of the choices, whatever was ticked first", () => {
    const onSelect = vi.fn<(ids: readonly string[]) => void>();
    const choices = ["mon", "tue", "wed"].map((id) => ({ id, label: id }));
    const page = draw(<CheckChoice label="Days" choices={choices} selected={["wed"]} onSelect={onSelect} />);
    expect([...page.querySelectorAll("input")].map(({ checked }) => checked)).toEqual([false, false, true]);
    click(page.querySelector("input"));
    expect(onSelect).toHaveBeenLastCalledWith(["mon", "wed"]);
    click([...page.querySelectorAll("input")].at(-1));
    expect(onSelect).toHaveBeenLastCalledWith([]);
  });
});
