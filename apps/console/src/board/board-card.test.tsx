import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from "@tanstack/react-router";
import { act, type ReactNode } from "react";
import { expect, it, vi } from "vitest";
import { useArrivalFocus } from "../keys/use-arrival-focus.ts";
import { queueRow } from "../queue/row.fixture.ts";
import { session } from "../session/session.ts";
import { draw } from "../store/draw.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { BoardCard } from "./board-card.tsx";

const row = queueRow(7);

function Desk(): ReactNode {
  useArrivalFocus("#queue");
  return (
    <section id="queue" tabIndex={-1}>
      <h1 id="contact-heading" tabIndex={-1}>
        Contact 7
      </h1>
    </section>
  );
}

/** A board with one card, and a desk that stands only when the test says so, as on a slow machine. */
async function drawn(): Promise<{ readonly page: HTMLElement; readonly come: () => void }> {
  seatDana();
  const coming = Promise.withResolvers<void>();
  const root = createRootRoute({ component: Outlet });
  const board = createRoute({
    getParentRoute: () => root,
    path: "/board",
    component: () => <BoardCard row={row} />,
  });
  const contact = createRoute({
    getParentRoute: () => root,
    path: "/contact/$id",
    beforeLoad: () => coming.promise,
    component: Desk,
  });
  const router = createRouter({
    routeTree: root.addChildren([board, contact]),
    history: createMemoryHistory({ initialEntries: ["/board"] }),
  });
  await router.load();
  const { page } = draw(<RouterProvider router={router as never} />);
  await vi.waitFor(() => expect(page.querySelector("a")).not.toBeNull());
  return { page, come: coming.resolve };
}

const frame = (): Promise<number> => new Promise(requestAnimationFrame);

it.each([
  ["came with a session", false],
  ["has signed in here, whom every screen catches that they fall into", true],
])("leads whoever opens its contact into it, however late that stands: who %s", async (_who, isNew) => {
  const { page, come } = await drawn();
  session.update((now) => (now.kind === "signed_in" ? { ...now, isNew } : now));
  const card = page.querySelector("a");
  await act(async () => {
    card?.focus();
    card?.click();
    await frame();
    await frame();
    come();
  });
  await act(() => vi.waitFor(() => expect(page.querySelector("h1")).not.toBeNull()));
  expect(document.activeElement?.id).toBe("contact-heading");
});

it("leaves a card that is pressed with a key held to the browser, which opens it elsewhere", async () => {
  const { page } = await drawn();
  const card = page.querySelector("a");
  const press = new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey: true });
  // Whatever this page leaves alone is the browser's, which has no other window here.
  addEventListener("click", (event) => event.preventDefault(), { once: true });
  let isOurs = true;
  page.addEventListener("click", (event) => (isOurs = event.defaultPrevented), { once: true });
  act(() => void card?.dispatchEvent(press));
  expect(isOurs).toBe(false);
});
