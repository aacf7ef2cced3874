import "../grounding/grounding-texts.ts";
import "./scripts-texts.ts";
import { Button, Skeleton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import { useArrivalFocus } from "../keys/use-arrival-focus.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { spoken } from "../text/language.ts";
import { CountsSection } from "./counts-section.tsx";
import { ImportSection } from "./import-section.tsx";
import { ScriptPage } from "./script-page.tsx";
import { lookAtScripts, scripts, type WhichVersion } from "./scripts.ts";
import { VersionList } from "./version-list.tsx";

/** A house's own grounding scripts, for whoever looks at them before they are used, and for administrators. */
export function ScriptsScreen(): ReactNode {
  const me = useMe();
  const language = useStore(spoken);
  const state = useStore(scripts);
  const [open, show] = useState<WhichVersion | null>(null);
  const [left, leave] = useState<WhichVersion | null>(null);
  useArrivalFocus("#work");
  useEffect(() => void lookAtScripts(language), [language]);
  const versions = state.kind === "ready" ? state.versions : [];
  const one = versions.find(({ script, version }) => script === open?.script && version === open.version);
  return (
    <main
      id="work"
      tabIndex={-1}
      data-pane="work"
      className="min-h-0 flex-1 scroll-py-12 overflow-y-auto -outline-offset-2!"
    >
      <div className="mx-auto flex max-w-3xl flex-col gap-6 p-4 sm:p-8">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h1 className="text-xl font-semibold tracking-tight">{t`Grounding scripts`}</h1>
          <Button onPress={() => void lookAtScripts(language)}>{t`Look again`}</Button>
        </div>
        {state.kind === "loading" ? <Skeleton rows={5} rowClassName="h-16" /> : null}
        {state.kind === "failed" ? <p>{t`The scripts could not be loaded.`}</p> : null}
        {state.kind === "ready" && state.isStale ? (
          <p className="text-small text-concern">{t`This could not be brought up to date. Look again in a moment.`}</p>
        ) : null}
        {one === undefined ? (
          <>
            {state.kind === "ready" ? <VersionList versions={versions} left={left} onOpen={show} /> : null}
            {me.capabilities.has("grounding.keep") ? <ImportSection language={language} /> : null}
            {me.capabilities.has("grounding.counts") ? <CountsSection versions={versions} /> : null}
          </>
        ) : (
          <ScriptPage
            key={`${one.script} ${one.version}`}
            version={one}
            language={language}
            onClose={() => {
              leave(open);
              show(null);
            }}
          />
        )}
      </div>
    </main>
  );
}
