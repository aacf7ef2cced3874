import "./screen-texts.ts";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { AlarmsPlace } from "../alarms/alarms-place.tsx";
import { useArrivalFocus } from "../keys/use-arrival-focus.ts";
import { useMe } from "../session/use-me.ts";
import { HeldPlace } from "../share/held-place.tsx";
import { ReportDesk } from "../pictures/report-desk.tsx";
import { roleWords } from "../text/domain-words.ts";
import { roleSentence } from "./role-sentence.ts";
import { SecondFactorWanted } from "./second-factor-wanted.tsx";
import { QuarantineList } from "./quarantine-list.tsx";

/** Where somebody lands whose role has no queue: what they can do here, plainly. */
export function RoleHomeScreen(): ReactNode {
  const me = useMe();
  useArrivalFocus("#work");
  return (
    <main
      id="work"
      tabIndex={-1}
      data-pane="work"
      className="min-h-0 flex-1 overflow-y-auto -outline-offset-2!"
    >
      <div className="mx-auto flex max-w-3xl flex-col gap-4 p-8">
        <h1 className="text-xl font-semibold tracking-tight">{t`Signed in as ${me.name}, ${roleWords(me.role)}`}</h1>
        <p className="max-w-prose text-muted">{roleSentence(me.role)}</p>
        {me.wantsSecondFactor ? <SecondFactorWanted /> : <HeldPlace />}
        <AlarmsPlace />
        {me.capabilities.has("report.read") ? <ReportDesk /> : null}
        {me.capabilities.has("quarantine.read") ? <QuarantineList /> : null}
      </div>
    </main>
  );
}
