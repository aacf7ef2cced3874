import type { Capability } from "@holdfast/access-policy";
import { createRootRoute, createRoute, createRouter, redirect } from "@tanstack/react-router";
import { ContactPlace } from "./contact/contact-place.tsx";
import { NoContactPane } from "./contact/no-contact-pane.tsx";
import { DeskScreen } from "./queue/desk-screen.tsx";
import { session } from "./session/session.ts";
import {
  ACCOUNT,
  AUDIT,
  BLOCKS,
  BOARD,
  CLOSED,
  DEMANDS,
  HOME,
  LOOKS,
  PEOPLE,
  PRACTICE,
  ROTA,
  SCRIPTS,
  SETTINGS,
  TRIAGE,
} from "./shell/later-screens.ts";
import { NotFoundScreen } from "./shell/not-found-screen.tsx";
import { Shell } from "./shell/shell.tsx";

const may = (capability: Capability): boolean => {
  const now = session.get();
  return now.kind === "signed_in" && now.me.capabilities.has(capability);
};

const onlyFor = (capability: Capability) => (): void => {
  if (!may(capability)) throw redirect({ to: "/", replace: true });
};

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundScreen });

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    if (may("queue.read")) throw redirect({ to: "/queue", replace: true });
  },
  component: HOME.Screen,
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
  beforeLoad: onlyFor("queue.read"),
  component: DeskScreen,
});

const queueRoute = createRoute({ getParentRoute: () => desk, path: "/queue", component: NoContactPane });
const contactRoute = createRoute({
  getParentRoute: () => desk,
  path: "/contact/$id",
  component: () => <ContactPlace />,
});

const board = createRoute({
  getParentRoute: () => root,
  path: "/board",
  beforeLoad: onlyFor("board.read"),
  component: BOARD.Screen,
});

const closed = createRoute({
  getParentRoute: () => root,
  path: "/closed",
  beforeLoad: onlyFor("queue.read"),
  component: CLOSED.Screen,
});

const looks = createRoute({
  getParentRoute: () => root,
  path: "/mail",
  beforeLoad: onlyFor("contact.read"),
  component: LOOKS.Screen,
});

const blocked = createRoute({
  getParentRoute: () => root,
  path: "/blocked",
  beforeLoad: onlyFor("contact.block"),
  component: BLOCKS.Screen,
});

const triage = createRoute({
  getParentRoute: () => root,
  path: "/triage",
  beforeLoad: onlyFor("queue.read"),
  component: TRIAGE.Screen,
});

const settings = createRoute({
  getParentRoute: () => root,
  path: "/settings",
  beforeLoad: onlyFor("settings.change"),
  component: SETTINGS.Screen,
});

const scripts = createRoute({
  getParentRoute: () => root,
  path: "/scripts",
  beforeLoad: onlyFor("grounding.review"),
  component: SCRIPTS.Screen,
});

const rota = createRoute({
  getParentRoute: () => root,
  path: "/rota",
  beforeLoad: onlyFor("rota.read"),
  component: ROTA.Screen,
});

const practice = createRoute({
  getParentRoute: () => root,
  path: "/practice",
  beforeLoad: onlyFor("practice.keep"),
  component: PRACTICE.Screen,
});

const peopleRoute = createRoute({
  getParentRoute: () => root,
  path: "/people",
  beforeLoad: onlyFor("staff.manage"),
  component: PEOPLE.Screen,
});

const audit = createRoute({
  getParentRoute: () => root,
  path: "/audit",
  beforeLoad: onlyFor("audit.read"),
  component: AUDIT.Screen,
});

const demands = createRoute({ getParentRoute: () => root, path: "/inquiries", component: DEMANDS.Screen });
const account = createRoute({ getParentRoute: () => root, path: "/account", component: ACCOUNT.Screen });

/** Where everything is. Addresses carry ids of contacts and nothing else. */
export const router = createRouter({
  routeTree: root.addChildren([
    home,
    signIn,
    desk.addChildren([queueRoute, contactRoute]),
    triage,
    looks,
    board,
    blocked,
    closed,
    settings,
    scripts,
    rota,
    practice,
    peopleRoute,
    audit,
    demands,
    account,
  ]),
  scrollRestoration: false,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
