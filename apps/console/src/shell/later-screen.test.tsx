import { act, type FunctionComponent } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import { session } from "../session/session.ts";
import { draw } from "../store/draw.fixture.tsx";
import { press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { laterScreen } from "./later-screen.tsx";

function Board() {
  return (
    <main id="work" tabIndex={-1}>
      Who is on shift
    </main>
  );
}

/** A file that comes, or does not, when the test says so. */
function files() {
  const asked: PromiseWithResolvers<FunctionComponent>[] = [];
  const load = async (): Promise<FunctionComponent> => {
    const file = Promise.withResolvers<FunctionComponent>();
    asked.push(file);
    return file.promise;
  };
  const settle = async (move: (file: PromiseWithResolvers<FunctionComponent>) => void): Promise<void> => {
    const file = asked.at(-1);
    if (file === undefined) throw new Error("no file was asked for");
    await act(async () => move(file));
  };
  return { asked, load, settle };
}

beforeEach(() => seatDana());

describe("a screen that is not part of the first load", () => {
  it("is asked for once by whoever goes there, and is drawn when it has come", async () => {
    const { asked, load, settle } = files();
    const { Screen, fetch } = laterScreen(load);
    const { page, remove } = draw(<Screen />);
    fetch();
    expect(asked).toHaveLength(1);
    expect(page.querySelector("[data-skeleton]")).not.toBeNull();
    await settle(({ resolve }) => resolve(Board));
    expect(page.textContent).toBe("Who is on shift");
    fetch();
    expect(asked).toHaveLength(1);
    remove();
  });

  it("is there at once when it was fetched before", async () => {
    const { load, settle } = files();
    const { Screen, fetch } = laterScreen(load);
    fetch();
    await settle(({ resolve }) => resolve(Board));
    const { page, remove } = draw(<Screen />);
    expect(page.textContent).toBe("Who is on shift");
    remove();
  });

  it("keeps the focus of whoever was led there before it came", async () => {
    const { load, settle } = files();
    const { Screen } = laterScreen(load);
    const { page, remove } = draw(<Screen />);
    const waiting = page.querySelector<HTMLElement>("#work");
    act(() => waiting?.focus());
    await settle(({ resolve }) => resolve(Board));
    expect(document.activeElement?.textContent).toBe("Who is on shift");
    remove();
  });

  it("has the focus of whoever has just signed in before it came: the form that had it is gone", async () => {
    session.update((now) => (now.kind === "signed_in" ? { ...now, isNew: true } : now));
    const { load, settle } = files();
    const { Screen } = laterScreen(load);
    const { page, remove } = draw(<Screen />);
    expect(document.activeElement).toBe(page.querySelector("#work"));
    await settle(({ resolve }) => resolve(Board));
    expect(document.activeElement?.textContent).toBe("Who is on shift");
    remove();
  });

  it("takes no focus from whoever is elsewhere when it comes", async () => {
    const { load, settle } = files();
    const { Screen } = laterScreen(load);
    const { page, remove } = draw(
      <>
        <input aria-label="Search" />
        <Screen />
      </>,
    );
    act(() => page.querySelector("input")?.focus());
    await settle(({ resolve }) => resolve(Board));
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Search");
    remove();
  });

  it("says that it could not be loaded, and asks again at a press", async () => {
    const { asked, load, settle } = files();
    const { Screen } = laterScreen(load);
    const { page, remove } = draw(<Screen />);
    await settle(({ reject }) => reject(new Error("gone")));
    expect(page.textContent).toContain("This screen could not be loaded.");
    await press(page, "Retry");
    expect(asked).toHaveLength(2);
    await settle(({ resolve }) => resolve(Board));
    expect(page.textContent).toBe("Who is on shift");
    remove();
  });
});
