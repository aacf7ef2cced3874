import { Outlet } from "@tanstack/react-router";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { StatusBar } from "../status/status-bar.tsx";
import { BreakBar } from "../status/break-bar.tsx";
import { ShortcutSheet } from "../keys/shortcut-sheet.tsx";
import { useGlobalKeys } from "../keys/use-global-keys.ts";
import { useMe } from "../session/use-me.ts";
import { TopBar } from "./top-bar.tsx";

/** The frame around every screen: where one can go, what is on, and whether it is current. */
export function Shell(): ReactNode {
  const me = useMe();
  const [areKeysShown, showKeys] = useState(false);
  useGlobalKeys(() => showKeys(true));
  const hasQueue = me.capabilities.has("queue.read");
  return (
    <div className="flex h-full min-h-0 flex-col">
      <nav aria-label={t`Skip`} className="sr-only focus-within:not-sr-only">
        <ul className="flex gap-4 bg-surface p-2">
          {hasQueue ? (
            <li>
              <a className="underline" href="#queue">{t`Skip to the queue`}</a>
            </li>
          ) : null}
          <li>
            <a className="underline" href="#work">{t`Skip to the work`}</a>
          </li>
        </ul>
      </nav>
      <TopBar onShowKeys={() => showKeys(true)} />
      {hasQueue ? <BreakBar /> : null}
      <div className="flex min-h-0 flex-1 flex-col">
        <Outlet />
      </div>
      {hasQueue ? <StatusBar /> : null}
      <ShortcutSheet isOpen={areKeysShown} onClose={() => showKeys(false)} />
    </div>
  );
}
