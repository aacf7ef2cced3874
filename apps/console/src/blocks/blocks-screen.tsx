import "../roles/screen-texts.ts";
import { Button, Skeleton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useCallback, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { useArrivalFocus } from "../keys/use-arrival-focus.ts";
import { useFocusAfter } from "../keys/use-focus-after.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { PlanList } from "../plans/plan-list.tsx";
import type { BlockData } from "./block-documents.ts";
import { BlockRow } from "./block-row.tsx";
import { changeBlock, proposeLonger, type BlockDeed, type Refusal } from "./blocks.ts";
import { LongerDialog } from "./longer-dialog.tsx";
import { useBlocks } from "./use-blocks.ts";

const DONE = {
  agree: (contact: string) => t`Contact ${contact}: it is blocked for the longer time.`,
  review: (contact: string) =>
    t`Contact ${contact}: reviewed. It ends after 30 days unless it is reviewed again.`,
  lift: (contact: string) =>
    t`Contact ${contact}: the block is lifted. What they write waits in the queue again.`,
  propose: (contact: string) => t`Contact ${contact}: proposed. It holds once another lead agrees.`,
};

/** For leads: what is blocked, what was kept, what was heard all the same; and which plans are to be reviewed. */
export function BlocksScreen(): ReactNode {
  const { kind, blocks, plans, isStale, again } = useBlocks();
  const [busy, setBusy] = useState<string | null>(null);
  const [asked, ask] = useState<BlockData | null>(null);
  const [said, say] = useState<{ readonly words: string; readonly isDone: boolean } | null>(null);
  useArrivalFocus("#work");
  const toList = useCallback(() => document.querySelector<HTMLElement>("#work")?.focus(), []);
  const kept = useKeptFocus(toList);
  useFocusAfter(asked !== null, toList);

  async function tellOf(block: BlockData, deed: keyof typeof DONE, doing: Promise<Refusal>): Promise<void> {
    setBusy(block.id);
    const refusal = await doing;
    const words = refusal ?? DONE[deed](String(block.row.number));
    announce({
      kind: `block:${block.id}`,
      urgency: refusal === null ? "polite" : "assertive",
      words: () => words,
    });
    say({ words, isDone: refusal === null });
    setBusy(null);
    ask(null);
    await again();
  }
  const act = (block: BlockData, deed: BlockDeed): Promise<void> =>
    tellOf(block, deed, changeBlock(block.id, deed));

  return (
    <main
      id="work"
      tabIndex={-1}
      data-pane="work"
      className="min-h-0 flex-1 overflow-y-auto -outline-offset-2!"
      {...kept}
    >
      <div className="mx-auto flex max-w-4xl flex-col gap-4 p-5">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <h1 className="text-xl font-semibold tracking-tight">{t`Blocks and plans`}</h1>
          <Button onPress={() => void again()}>{t`Look again`}</Button>
        </div>
        {said === null ? null : (
          <p className={said.isDone ? "text-small" : "text-small text-concern"}>{said.words}</p>
        )}
        {kind === "loading" ? (
          <Skeleton rows={5} rowClassName="h-16 border-b border-line py-3" />
        ) : kind === "failed" ? (
          <div className="flex flex-wrap items-center gap-3">
            <p>{t`Blocks and plans could not be loaded.`}</p>
            <Button onPress={() => void again()}>{t`Retry`}</Button>
          </div>
        ) : (
          <>
            {isStale ? (
              <p className="text-small text-concern">{t`This could not be brought up to date. Look again in a moment.`}</p>
            ) : null}
            <h2 className="text-lg font-semibold">{t`Blocked`}</h2>
            <p className="max-w-prose text-small text-muted">
              {t`What they write is kept in their contact and waits for nobody. Read it now and then: a person in danger may not say it in the words that are looked for.`}
            </p>
            {blocks.length === 0 ? <p>{t`Nobody is blocked.`}</p> : null}
            {blocks.length === 0 ? null : (
              <ul
                aria-label={t`Blocked`}
                className="overflow-hidden rounded-lg border border-line bg-surface"
              >
                {blocks.map((block) => (
                  <BlockRow
                    key={block.id}
                    block={block}
                    isBusy={busy === block.id}
                    onDo={(deed) => void act(block, deed)}
                    onLonger={() => ask(block)}
                  />
                ))}
              </ul>
            )}
            <h2 className="text-lg font-semibold">{t`Plans for people who come often`}</h2>
            <PlanList plans={plans} />
          </>
        )}
      </div>
      {asked === null ? null : (
        <LongerDialog
          number={asked.row.number}
          onCancel={() => ask(null)}
          onPropose={(milliseconds) => tellOf(asked, "propose", proposeLonger(asked.id, milliseconds))}
        />
      )}
    </main>
  );
}
