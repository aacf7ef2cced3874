import { Button, MenuButton } from "@holdfast/ui";
import { Link, useLocation, useNavigate } from "@tanstack/react-router";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { DangerChip } from "../alerts/danger-chip.tsx";
import { ShiftControl } from "../alerts/shift-control.tsx";
import { BlocksLink } from "../blocks/blocks-link.tsx";
import { overlay } from "../keys/overlay.ts";
import { prefer, preferences } from "../keys/preferences.ts";
import { LanguageMenu } from "../language/language-menu.tsx";
import { LooksLink } from "../looks/looks-link.tsx";
import { maySearch } from "../session/may-search.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { roleWords } from "../text/domain-words.ts";
import { leave } from "./leave.ts";
import { KeyHint } from "../keys/key-hint.tsx";
import { Mark } from "./mark.tsx";

const LINK =
  "inline-flex min-h-8 items-center rounded-hf px-2.5 font-medium text-muted hover:text-ink aria-[current]:bg-raised aria-[current]:text-ink forced-colors:aria-[current]:underline";

/** Name, places, look, keys, and who is signed in. */
export function TopBar(): ReactNode {
  const me = useMe();
  const may = me.capabilities;
  const go = useNavigate();
  const isAtDesk = useLocation().pathname.startsWith("/contact/");
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-surface px-4 py-1.5">
      <span className="flex items-center gap-2 font-semibold tracking-tight">
        <Mark />
        Holdfast
      </span>
      <nav aria-label={t`Places`} className="flex flex-wrap items-center gap-1">
        {may.has("queue.read") ? (
          <Link to="/queue" className={LINK} {...(isAtDesk ? { "aria-current": "true" as const } : {})}>
            {t`Queue`}
          </Link>
        ) : (
          <Link to="/" className={LINK}>
            {t`Start`}
          </Link>
        )}
        {may.has("contact.triage") ? (
          <Link to="/triage" className={LINK}>
            {t`Triage`}
          </Link>
        ) : null}
        {may.has("contact.read") ? <LooksLink className={LINK} /> : null}
        {may.has("board.read") ? (
          <Link to="/board" className={LINK}>
            {t`Board`}
          </Link>
        ) : null}
        {may.has("contact.block") ? <BlocksLink className={LINK} /> : null}
        {/* Whoever has a queue has a row that is full: in two rows it would move what lies under a pointer. */}
        {may.has("inquiry.handle") && !may.has("queue.read") ? (
          <Link to="/inquiries" className={LINK}>
            {t`Inquiries`}
          </Link>
        ) : null}
        {may.has("settings.change") ? (
          <Link to="/settings" className={LINK}>
            {t`Settings`}
          </Link>
        ) : null}
        {may.has("closed.read") ? (
          <Link to="/closed" className={LINK}>
            {t`Closed`}
          </Link>
        ) : null}
        {may.has("staff.manage") ? (
          <Link to="/people" className={LINK}>
            {t`People`}
          </Link>
        ) : null}
        {may.has("audit.read") ? (
          <Link to="/audit" className={LINK}>
            {t`Audit`}
          </Link>
        ) : null}
      </nav>
      {may.has("queue.read") ? <DangerChip /> : null}
      <div className="ml-auto flex flex-wrap items-center justify-end gap-1">
        {may.has("shift.keep") ? <ShiftControl /> : null}
        {/* As with inquiries: in a row that is full it stands under the name, and has its key. */}
        {maySearch(may) && !may.has("queue.read") ? (
          <Button tone="quiet" size="small" onPress={() => overlay.set("search")}>
            {t`Search`}
            <KeyHint id="search.open" />
          </Button>
        ) : null}
        <Button tone="quiet" size="small" onPress={() => overlay.set("palette")}>
          {t`Commands`}
          <KeyHint id="palette.open" />
        </Button>
        <Button tone="quiet" size="small" onPress={() => overlay.set("keys")}>
          {t`Keys`}
          <KeyHint id="keys.show" />
        </Button>
        <Button tone="quiet" size="small" onPress={() => overlay.set("comfort")}>
          {t`Comfort`}
        </Button>
        <LanguageMenu chosen={useStore(preferences).language} onChoose={(language) => prefer({ language })} />
        <MenuButton
          label={me.name}
          name={t`${me.name}, ${roleWords(me.role)}: account`}
          tone="quiet"
          size="small"
          choices={[
            ...(maySearch(may) && may.has("queue.read") ? [{ id: "search", label: t`Search` }] : []),
            ...(may.has("inquiry.handle") ? [{ id: "inquiries", label: t`Inquiries` }] : []),
            ...(may.has("grounding.review") ? [{ id: "scripts", label: t`Grounding scripts` }] : []),
            ...(may.has("rota.read") ? [{ id: "rota", label: t`Rota` }] : []),
            ...(may.has("practice.keep") ? [{ id: "practice", label: t`Practice` }] : []),
            { id: "account", label: t`Your account` },
            { id: "sign-out", label: t`Sign out`, detail: roleWords(me.role) },
          ]}
          onChoose={(id) => {
            if (id === "search") overlay.set("search");
            else void (id === "sign-out" ? leave() : go({ to: `/${id}` }));
          }}
        />
      </div>
    </header>
  );
}
