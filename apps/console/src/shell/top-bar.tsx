import { Button, MenuButton } from "@holdfast/ui";
import { Link, useLocation } from "@tanstack/react-router";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { signOut } from "../api/sign-in.ts";
import { leaveSession } from "../session/session.ts";
import { useMe } from "../session/use-me.ts";
import { roleWords } from "../text/domain-words.ts";
import { ThemeMenu } from "../theme/theme-menu.tsx";
import { Mark } from "./mark.tsx";

const LINK =
  "inline-flex min-h-8 items-center rounded-hf px-2.5 font-medium text-muted hover:text-ink aria-[current]:bg-raised aria-[current]:text-ink forced-colors:aria-[current]:underline";

/** Name, places, look, keys, and who is signed in. */
export function TopBar({ onShowKeys }: { readonly onShowKeys: () => void }): ReactNode {
  const me = useMe();
  const isAtDesk = useLocation().pathname.startsWith("/contact/");
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-surface px-4 py-1.5">
      <span className="flex items-center gap-2 font-semibold tracking-tight">
        <Mark />
        Holdfast
      </span>
      <nav aria-label={t`Places`} className="flex items-center gap-1">
        {me.capabilities.has("queue.read") ? (
          <Link to="/queue" className={LINK} {...(isAtDesk ? { "aria-current": "true" as const } : {})}>
            {t`Queue`}
          </Link>
        ) : (
          <Link to="/" className={LINK}>
            {t`Start`}
          </Link>
        )}
        {me.capabilities.has("closed.read") ? (
          <Link to="/closed" className={LINK}>
            {t`Closed`}
          </Link>
        ) : null}
      </nav>
      <div className="ml-auto flex items-center gap-1">
        <Button tone="quiet" size="small" onPress={onShowKeys}>
          {t`Keys`}
          <kbd className="rounded border border-line px-1 font-sans text-[0.6875rem] text-muted">?</kbd>
        </Button>
        <ThemeMenu />
        <MenuButton
          label={me.name}
          name={t`${me.name}, ${roleWords(me.role)}: account`}
          tone="quiet"
          size="small"
          choices={[{ id: "sign-out", label: t`Sign out`, detail: roleWords(me.role) }]}
          onChoose={() => void leave()}
        />
      </div>
    </header>
  );
}

async function leave(): Promise<void> {
  if (await signOut()) {
    leaveSession();
    return;
  }
  announce({
    kind: "sign-out",
    urgency: "assertive",
    words: () => t`You may still be signed in: the gateway did not answer.`,
  });
}
