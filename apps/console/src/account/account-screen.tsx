import "./account-texts.ts";
import { Button, Skeleton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, type ReactNode } from "react";
import { OwnAlarmsPlace } from "../alarms/own-alarms-place.tsx";
import { useArrivalFocus } from "../keys/use-arrival-focus.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { roleWords } from "../text/domain-words.ts";
import { lookAtAccount, ownAccount } from "./account.ts";
import { ChangePassword } from "./change-password.tsx";
import { OwnDirectory } from "./own-directory.tsx";
import { OwnPasskeys } from "./own-passkeys.tsx";
import { OwnSessions } from "./own-sessions.tsx";
import { SecondFactor } from "./second-factor.tsx";

/** Everybody's own account: where they are signed in, the code beside their password, and the password. */
export function AccountScreen(): ReactNode {
  const me = useMe();
  const state = useStore(ownAccount);
  useArrivalFocus("#work");
  useEffect(() => void lookAtAccount(), []);
  return (
    <main
      id="work"
      tabIndex={-1}
      data-pane="work"
      className="min-h-0 flex-1 scroll-py-12 overflow-y-auto -outline-offset-2!"
    >
      <div className="mx-auto flex max-w-3xl flex-col gap-8 p-4 sm:p-8">
        <h1 className="text-xl font-semibold tracking-tight">{t`Your account: ${me.name}, ${roleWords(me.role)}`}</h1>
        {state.kind === "loading" ? <Skeleton rows={3} rowClassName="h-14" /> : null}
        {state.kind === "failed" ? (
          <div className="flex flex-wrap items-center gap-3">
            <p>{t`Your account could not be loaded.`}</p>
            <Button size="small" onPress={() => void lookAtAccount()}>
              {t`Retry`}
            </Button>
          </div>
        ) : null}
        {state.kind === "ready" ? (
          <>
            {state.isStale ? (
              <p className="text-small text-concern">{t`This could not be brought up to date. Load the page again in a moment.`}</p>
            ) : null}
            <OwnSessions sessions={state.account.sessions} />
            <SecondFactor account={state.account} />
            <OwnPasskeys />
            <OwnDirectory />
            <OwnAlarmsPlace />
          </>
        ) : null}
        {state.kind === "ready" && !state.account.hasPassword ? null : <ChangePassword />}
      </div>
    </main>
  );
}
