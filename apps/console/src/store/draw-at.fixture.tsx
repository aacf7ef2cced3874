import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from "@tanstack/react-router";
import { act, type ReactNode } from "react";
import { draw } from "./draw.fixture.tsx";

/** Draws a screen at an address, with the console's other addresses around it, and a way to see where one went. */
export async function drawAt(
  address: string,
  screen: ReactNode,
): Promise<{ readonly page: HTMLElement; readonly where: () => string; readonly remove: () => void }> {
  const root = createRootRoute({ component: Outlet });
  const at = (path: string) => createRoute({ getParentRoute: () => root, path, component: () => screen });
  const router = createRouter({
    routeTree: root.addChildren([
      at("/"),
      at("/queue"),
      at("/contact/$id"),
      at("/closed"),
      at("/triage"),
      at("/mail"),
      at("/board"),
      at("/blocked"),
      at("/inquiries"),
      at("/settings"),
    ]),
    history: createMemoryHistory({ initialEntries: [address] }),
  });
  await router.load();
  const drawn = draw(<RouterProvider router={router as never} />);
  // The router finishes in steps of its own.
  await act(async () => expectDrawn(drawn.page));
  return { page: drawn.page, where: () => router.state.location.pathname, remove: drawn.remove };
}

async function expectDrawn(page: HTMLElement): Promise<void> {
  for (let turn = 0; page.childElementCount === 0 && turn < 100; turn += 1)
    await new Promise<void>((resolve) => setTimeout(resolve));
}
