import { createRootRoute, createRoute, createRouter, redirect } from "@tanstack/react-router";
import { ClosedScreen } from "./closed/closed-screen.tsx";
import { ContactPane } from "./contact/contact-pane.tsx";
import { NoContactPane } from "./contact/no-contact-pane.tsx";
import { DeskScreen } from "./queue/desk-screen.tsx";
import { RoleHomeScreen } from "./roles/role-home-screen.tsx";
import { session } from "./session/session.ts";
import { NotFoundScreen } from "./shell/not-found-screen.tsx";
import { Shell } from "./shell/shell.tsx";

const maySeeQueue = (): boolean => {
  const now = session.get();
  return now.kind === "signed_in" && now.me.capabilities.has("queue.read");
};

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundScreen });

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    if (maySeeQueue()) throw redirect({ to: "/queue", replace: true });
  },
  component: RoleHomeScreen,
});

// Reached by hand or by bookmark; whoever is signed in already belongs elsewhere.
const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  beforeLoad: () => {
    throw redirect({ to: "/", replace: true });
  },
});

const desk = createRoute({
  getParentRoute: () => root,
  id: "desk",
  beforeLoad: () => {
    if (!maySeeQueue()) throw redirect({ to: "/", replace: true });
  },
  component: DeskScreen,
});

const queueRoute = createRoute({ getParentRoute: () => desk, path: "/queue", component: NoContactPane });
const contactRoute = createRoute({
  getParentRoute: () => desk,
  path: "/contact/$id",
  component: ContactPane,
});

const closed = createRoute({
  getParentRoute: () => root,
  path: "/closed",
  beforeLoad: () => {
    if (!maySeeQueue()) throw redirect({ to: "/", replace: true });
  },
  component: ClosedScreen,
});

/** Where everything is. Addresses carry ids of contacts and nothing else. */
export const router = createRouter({
  routeTree: root.addChildren([home, signIn, desk.addChildren([queueRoute, contactRoute]), closed]),
  scrollRestoration: false,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
