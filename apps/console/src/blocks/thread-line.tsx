import type { SharedLineKind } from "@holdfast/case-schema";
import { Button, Chip, MenuButton } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { plural, t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { focusAfterMove } from "../contact/focus-heading.ts";
import { useDoings, type Doing } from "../keys/doings.ts";
import { useFocusAfter } from "../keys/use-focus-after.ts";
import { PlanDialog } from "../plans/plan-dialog.tsx";
import { useMe } from "../session/use-me.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { BlockDialog } from "./block-dialog.tsx";
import type { BlockData } from "./block-documents.ts";
import { heardWords, sharedLineWords } from "./block-words.ts";
import { changeBlock, markShared, type Refusal } from "./blocks.ts";
import { threadChoices, type ThreadChoice } from "./thread-choices.ts";
import { useStanding } from "./use-standing.ts";

/** How the thread of an opened contact stands: blocked, a line that others use, a plan; and what can be done about it. */
export function ThreadLine({ row }: { readonly row: QueueRow }): ReactNode {
  const { capabilities } = useMe();
  const now = useNow();
  const { standing, again } = useStanding(row);
  const [open, show] = useState<"plan" | "block" | null>(null);
  const [said, say] = useState<string | null>(null);
  useFocusAfter(open !== null, focusOnTrigger);
  const ready = standing.kind === "ready" ? standing.data : null;
  const block = ready?.threadStanding?.block ?? null;
  const sharedLine = ready?.threadStanding?.sharedLine ?? null;
  const plan = ready?.contactPlan ?? null;
  const choices = threadChoices({ block, sharedLine, plan }, capabilities);
  useDoings({
    "contact.plan": planDoing(ready !== null, plan !== null || choices.has("plan"), () => show("plan")),
    "contact.block": choices.has("block")
      ? { run: () => show("block") }
      : { reason: t`Only for shift leads, while it is not blocked and nobody else uses the line.` },
  });

  async function does(doing: Promise<Refusal>, words: string): Promise<void> {
    const refusal = await doing;
    const told = refusal ?? words;
    announce({
      kind: `thread:${row.id}`,
      urgency: refusal === null ? "polite" : "assertive",
      words: () => told,
    });
    say(refusal);
    await again();
  }
  function choose(choice: ThreadChoice): void {
    if (choice === "plan" || choice === "block") return show(choice);
    if (choice === "lift" && block !== null)
      return void does(changeBlock(block.id, "lift"), t`The block is lifted.`);
    const kind: SharedLineKind | null = choice === "shelter" || choice === "shared_phone" ? choice : null;
    void does(markShared(row.id, kind), t`Kept: how this line is used.`);
  }

  if (ready === null)
    return standing.kind === "failed" ? (
      <p className="text-small text-concern">
        {t`Whether this thread is blocked or has a plan could not be read. It is tried again.`}
      </p>
    ) : null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small" data-thread-of={row.id}>
      {plan === null ? null : (
        <Button id="contact-plan" size="small" onPress={() => show("plan")}>
          {plan.reviewBy <= now ? t`Plan, review overdue` : t`Plan`}
        </Button>
      )}
      {block === null ? null : <BlockFacts block={block} isOpen={row.status !== "closed"} now={now} />}
      {sharedLine === null ? null : <Chip tone="info">{sharedLineWords(sharedLine.kind)}</Chip>}
      {choices.size === 0 ? null : (
        <MenuButton
          label={t`Line and plan`}
          size="small"
          tone="quiet"
          choices={[...choices].map(([id, label]) => ({ id, label }))}
          onChoose={(id) => choose(id as ThreadChoice)}
        />
      )}
      {said === null ? null : <span className="font-medium text-concern">{said}</span>}
      {open === "plan" ? (
        <PlanDialog
          contactId={row.id}
          number={row.number}
          plan={plan}
          mayWrite={capabilities.has("contact.plan")}
          onClose={() => show(null)}
          onChanged={() => void again()}
        />
      ) : null}
      {open === "block" ? (
        <BlockDialog
          contactId={row.id}
          number={row.number}
          onCancel={() => show(null)}
          onBlocked={() => {
            show(null);
            announce({ kind: `thread:${row.id}`, urgency: "polite", words: () => t`Blocked.` });
            void again();
          }}
        />
      ) : null}
    </div>
  );
}

function BlockFacts({
  block,
  isOpen,
  now,
}: {
  readonly block: BlockData;
  readonly isOpen: boolean;
  readonly now: number;
}): ReactNode {
  return (
    <>
      <Chip tone="concern">{t`Blocked until ${clockWords(block.endsAt, now)}`}</Chip>
      <span className="text-muted">
        {isOpen
          ? t`Holds once this contact is closed.`
          : plural(block.kept, {
              0: "Nothing was kept in silence.",
              one: "# message kept in silence.",
              other: "# messages kept in silence.",
            })}
      </span>
      {block.heard === null ? null : (
        <span className="text-concern">
          {t`Heard all the same at ${clockWords(block.heard.at, now)}: ${heardWords(block.heard.because)}.`}
        </span>
      )}
    </>
  );
}

function planDoing(isThere: boolean, canOpen: boolean, run: () => void): Doing {
  if (!isThere) return { reason: t`Only for an open contact, once it is loaded.` };
  return canOpen ? { run } : { reason: t`There is no plan here.` };
}

function focusOnTrigger(): void {
  const trigger = document.querySelector<HTMLElement>("#contact-plan, [data-thread-of] button");
  if (trigger === null) focusAfterMove();
  else trigger.focus();
}
