import { useNavigate } from "@tanstack/react-router";
import { t } from "@lingui/core/macro";
import { useLayoutEffect } from "react";
import { useComfortCommands } from "../comfort/use-comfort-commands.ts";
import { focusQueueRow } from "../contact/focus-heading.ts";
import { useDoings, type Doing } from "../keys/doings.ts";
import { listenForKeys } from "../keys/listen-for-keys.ts";
import { overlay } from "../keys/overlay.ts";
import { cyclePanes } from "../keys/panes.ts";
import { maySearch } from "../session/may-search.ts";
import { useMe } from "../session/use-me.ts";
import { leave } from "./leave.ts";

/** Listens for keys while the frame stands, and says what the commands do that work everywhere. */
export function useShellCommands(): void {
  const { capabilities } = useMe();
  const navigate = useNavigate();
  const forRole = (isAllowed: boolean, run: () => void): Doing =>
    isAllowed ? { run } : { reason: t`Not for your role.` };
  useComfortCommands();
  // With the drawing, not after it: whoever sees the screen may press its keys.
  useLayoutEffect(() => listenForKeys(document, Date.now), []);
  useDoings({
    "palette.open": { run: () => overlay.set("palette") },
    "search.open": forRole(maySearch(capabilities), () => overlay.set("search")),
    "keys.show": { run: () => overlay.set("keys") },
    "inquiry.write": { run: () => overlay.set("inquiry") },
    "panes.next": { run: () => cyclePanes(false) },
    "panes.previous": { run: () => cyclePanes(true) },
    "go.queue": forRole(
      capabilities.has("queue.read"),
      () => void navigate({ to: "/queue" }).then(focusQueueRow),
    ),
    "go.mail": forRole(
      capabilities.has("contact.read"),
      () => void navigate({ to: "/mail" }).then(focusWork),
    ),
    "go.board": forRole(
      capabilities.has("board.read"),
      () => void navigate({ to: "/board" }).then(focusWork),
    ),
    "go.blocked": forRole(
      capabilities.has("contact.block"),
      () => void navigate({ to: "/blocked" }).then(focusWork),
    ),
    "go.closed": forRole(
      capabilities.has("closed.read"),
      () => void navigate({ to: "/closed" }).then(focusWork),
    ),
    "go.practice": forRole(
      capabilities.has("practice.keep"),
      () => void navigate({ to: "/practice" }).then(focusWork),
    ),
    "go.inquiries": { run: () => void navigate({ to: "/inquiries" }).then(focusWork) },
    "session.leave": { run: () => void leave() },
  });
}

function focusWork(): void {
  document.querySelector<HTMLElement>("#work")?.focus();
}
