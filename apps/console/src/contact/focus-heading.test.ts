import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { focusWhenOpened } from "./focus-heading.ts";

beforeEach(() => {
  document.body.innerHTML = `<button id="row"></button><h1 id="contact-heading" tabindex="-1"></h1><textarea id="text"></textarea>`;
});
afterEach(() => {
  document.body.innerHTML = "";
});

const focus = (id: string): void => document.querySelector<HTMLElement>(`#${id}`)?.focus();
const drawn = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));
/** All that comes of what has happened before the browser draws or hears of the next key. */
const inTheSameMoment = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

describe("the focus of whoever opens a contact", () => {
  it("goes to the contact once it stands", async () => {
    focus("row");
    focusWhenOpened(Promise.resolve());
    await drawn();
    await drawn();
    expect(document.activeElement?.id).toBe("contact-heading");
  });

  it("is there in the moment in which it stands, before any key can be pressed elsewhere", async () => {
    focus("row");
    focusWhenOpened(Promise.resolve());
    await inTheSameMoment();
    expect(document.activeElement?.id).toBe("contact-heading");
  });

  it("goes there when the row that was pressed has gone", async () => {
    focus("row");
    const opened = Promise.withResolvers<void>();
    focusWhenOpened(opened.promise);
    document.querySelector("#row")?.remove();
    opened.resolve();
    await drawn();
    await drawn();
    expect(document.activeElement?.id).toBe("contact-heading");
  });

  it("stays where they write who did not wait for it", async () => {
    focus("row");
    const opened = Promise.withResolvers<void>();
    focusWhenOpened(opened.promise);
    focus("text");
    opened.resolve();
    await drawn();
    await drawn();
    expect(document.activeElement?.id).toBe("text");
  });
});
