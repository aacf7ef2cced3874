import { Button, Skeleton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import type { SettingState } from "./use-setting.ts";

export interface SettingSectionProps {
  readonly id: string;
  readonly title: string;
  readonly state: SettingState;
  readonly children: ReactNode;
}

/** One setting: how it stands, what came of changing it, and every version that can be had back. */
export function SettingSection({ id, title, state, children }: SettingSectionProps): ReactNode {
  const now = useNow();
  const { loaded, said } = state;
  // What was kept is drawn anew, the button that kept it too.
  const kept = useKeptFocus(() => document.querySelector<HTMLElement>(`#${id}`)?.focus());
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3" {...kept}>
      <h2 id={id} tabIndex={-1} className="text-base font-semibold">
        {title}
      </h2>
      {loaded === null ? <Skeleton rows={3} rowClassName="h-12" /> : children}
      {said === null ? null : <p className="font-medium">{said}</p>}
      {loaded === null ? null : (
        <details>
          <summary className="min-h-6 text-small text-muted">
            {loaded.version === 0 ? t`As delivered` : t`Version ${String(loaded.version)}, and before`}
          </summary>
          <ul className="flex flex-col gap-1 pt-2">
            {loaded.versions.map(({ version, at, by, value }) => (
              <li key={version} className="flex flex-wrap items-center gap-3 text-small">
                <span>{t`Version ${String(version)}, ${clockWords(at, now)}, ${by}`}</span>
                {version === loaded.version ? null : (
                  <Button size="small" isPending={state.isBusy} onPress={() => void state.keep(value)}>
                    {t`Restore version ${String(version)}`}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
