import { Button } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { tell } from "../api/ask.ts";
import { FaultLine } from "../deeds/fault-line.tsx";
import { useDeed } from "../deeds/use-deed.ts";
import { useMe } from "../session/use-me.ts";
import { GiveCrisisDocument, type ClockData } from "./crisis-documents.ts";
import { crisisRefusalWords } from "./crisis-refusals.ts";
import { useTakers } from "./use-takers.ts";

export interface GiveClockProps {
  readonly clock: Pick<ClockData, "id" | "holder">;
  /** A lead gives it to anybody on shift; everybody else takes it themself. */
  readonly mayLead: boolean;
  readonly look: () => Promise<void>;
}

/** Has somebody on shift have a clock from now on. */
export function GiveClock({ clock: { id, holder }, mayLead, look }: GiveClockProps): ReactNode {
  const me = useMe().id;
  const [isOpen, open] = useState(false);
  const [chosen, choose] = useState<string | null>(null);
  const takers = useTakers(isOpen);
  const deeds = useDeed(crisisRefusalWords, look);
  async function give(to: string, done: string): Promise<void> {
    if (!(await deeds.act(async () => tell(GiveCrisisDocument, { id, to }), done))) return;
    open(false);
    choose(null);
  }
  const others = takers?.filter((each) => each.id !== holder?.id && each.id !== me) ?? null;
  const to = others?.find((each) => each.id === chosen) ?? null;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        {holder?.id === me ? null : (
          <Button
            size="small"
            isPending={deeds.isBusy}
            onPress={() => void give(me, t`The crisis clock is yours now.`)}
          >
            {t`Take the clock`}
          </Button>
        )}
        {mayLead ? (
          <Button size="small" aria-expanded={isOpen} onPress={() => open(!isOpen)}>
            {t`Give the clock to somebody on shift…`}
          </Button>
        ) : null}
      </div>
      {!isOpen ? null : others === null ? (
        <p>{t`Who is on shift is unknown.`}</p>
      ) : others.length === 0 ? (
        <p>{t`Nobody else is on shift.`}</p>
      ) : (
        <form
          aria-label={t`Give the clock to somebody on shift`}
          className="flex flex-col gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (to !== null && !deeds.isBusy) void give(to.id, t`The crisis clock is with ${to.name} now.`);
          }}
        >
          <RadioChoice
            label={t`Who has it from now on`}
            showsLabel
            isColumn
            selected={chosen}
            onSelect={choose}
            choices={others.map((each) => ({ id: each.id, label: each.name }))}
          />
          <div>
            <Button
              size="small"
              type="submit"
              tone="primary"
              isDisabled={to === null}
              isPending={deeds.isBusy}
            >
              {t`Give the clock`}
            </Button>
          </div>
        </form>
      )}
      <FaultLine fault={deeds.fault} />
    </div>
  );
}
