import { Button } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { t } from "@lingui/core/macro";
import { Fragment, useState, type ReactNode } from "react";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import type { SettingState } from "./use-setting.ts";

export interface SettingEditorsProps {
  /** The id of the section's heading. */
  readonly id: string;
  readonly state: SettingState;
  /** Draws where a version is changed; nothing where this release cannot read it. */
  readonly children: (value: unknown) => ReactNode;
}

/**
 * Where a setting is changed. When somebody else changed it while one typed, both stand there: what was typed, and below
 * it how it stands now, with who changed it and when. Either can be kept.
 */
export function SettingEditors({ id, state, children }: SettingEditorsProps): ReactNode {
  const now = useNow();
  const { loaded, overtaken } = state;
  if (loaded === null) return null;
  const mine = overtaken ?? loaded;
  const [newest] = loaded.versions;
  return (
    <>
      <section
        // It stays the same one when a newer version comes, with the focus in it.
        key={mine.version}
        className="flex flex-col gap-3"
        aria-labelledby={overtaken === null ? undefined : `${id}-typed`}
      >
        {overtaken === null ? null : (
          <h3 id={`${id}-typed`} className="text-small font-semibold">{t`What you typed, not kept`}</h3>
        )}
        <Fragment key="editor">{children(mine.value)}</Fragment>
        {overtaken === null ? null : <DiscardTyped onDiscard={state.discard} />}
      </section>
      {overtaken === null ? null : (
        <section
          key={`now-${String(loaded.version)}`}
          aria-labelledby={`${id}-now`}
          className="flex flex-col gap-3 rounded-lg border border-line bg-raised p-4"
        >
          <h3 id={`${id}-now`} className="text-small font-semibold">
            {newest === undefined
              ? t`How it stands now`
              : t`How it stands now: version ${String(newest.version)}, ${clockWords(newest.at, now)}, ${newest.by}`}
          </h3>
          {children(loaded.value)}
        </section>
      )}
    </>
  );
}

/** Asked once, in words: what was typed is nowhere else. */
function DiscardTyped({ onDiscard }: { readonly onDiscard: () => void }): ReactNode {
  const [isAsked, ask] = useState(false);
  return (
    <div>
      <Button size="small" onPress={() => ask(true)}>{t`Discard what I typed…`}</Button>
      <Dialog title={t`Discard what you typed?`} isOpen={isAsked} onClose={() => ask(false)}>
        <p className="text-muted">{t`It was not kept anywhere, and cannot be had back.`}</p>
        <div className="flex justify-end gap-2">
          <Button onPress={() => ask(false)}>{t`Keep it`}</Button>
          <Button
            tone="danger"
            onPress={() => {
              ask(false);
              onDiscard();
            }}
          >
            {t`Discard`}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
