import "../roles/screen-texts.ts";
import { Button, Skeleton, TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useArrivalFocus } from "../keys/use-arrival-focus.ts";
import { ClosedRow } from "./closed-row.tsx";
import { readNumber } from "./read-number.ts";
import { useClosed } from "./use-closed.ts";

/** What was closed, newest first, and a way to find one again by its number. The number is never part of the address. */
export function ClosedScreen(): ReactNode {
  const [typed, setTyped] = useState("");
  const [number, setNumber] = useState<number | null>(null);
  const list = useClosed(number);
  useArrivalFocus("#work");
  const kept = useKeptFocus(() => document.querySelector<HTMLElement>("#work")?.focus());
  return (
    <main
      id="work"
      tabIndex={-1}
      data-pane="work"
      className="min-h-0 flex-1 overflow-y-auto -outline-offset-2!"
      {...kept}
    >
      <div className="mx-auto flex max-w-3xl flex-col gap-4 p-5">
        <div className="flex flex-wrap items-end justify-between gap-3">
          <h1 className="text-xl font-semibold tracking-tight">{t`Closed contacts`}</h1>
          <search>
            <form
              className="flex items-end gap-2"
              onSubmit={(event) => {
                event.preventDefault();
                setNumber(readNumber(typed));
              }}
            >
              <TextField
                label={t`Contact number`}
                value={typed}
                onChange={setTyped}
                inputMode="numeric"
                autoComplete="off"
                className="w-36"
              />
              <Button type="submit" className="min-h-10">{t`Find`}</Button>
              {number === null ? null : (
                <Button
                  tone="quiet"
                  className="min-h-10"
                  onPress={() => {
                    setTyped("");
                    setNumber(null);
                  }}
                >
                  {t`Show all`}
                </Button>
              )}
            </form>
          </search>
        </div>
        <ClosedContent list={list} number={number} />
      </div>
    </main>
  );
}

function ClosedContent({
  list,
  number,
}: {
  readonly list: ReturnType<typeof useClosed>;
  readonly number: number | null;
}): ReactNode {
  if (list.kind === "loading") return <Skeleton rows={5} rowClassName="h-16 border-b border-line py-3" />;
  if (list.kind === "failed") {
    return (
      <div className="flex items-center gap-3">
        <p>{t`The closed contacts could not be loaded.`}</p>
        <Button onPress={list.retry}>{t`Retry`}</Button>
      </div>
    );
  }
  if (list.contacts.length === 0) {
    return (
      <p className="text-muted">
        {number === null ? t`Nothing was closed yet.` : t`No closed contact has this number.`}
      </p>
    );
  }
  return (
    <>
      <ul
        aria-label={t`Closed contacts`}
        className="overflow-hidden rounded-lg border border-line bg-surface"
      >
        {list.contacts.map((contact) => (
          <ClosedRow key={contact.row.id} contact={contact} />
        ))}
      </ul>
      {list.next === null ? null : (
        <Button className="self-center" onPress={list.more}>
          {t`Show older`}
        </Button>
      )}
    </>
  );
}
