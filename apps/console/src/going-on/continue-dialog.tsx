import "../roles/screen-texts.ts";
import { normalAddress, type ContactId } from "@holdfast/case-schema";
import { Button, Skeleton, TextField } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useEffect, useId, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { addressFault, addressLabel, beginningWords, learnBeginnings, type Beginning } from "./beginnings.ts";
import { goOn } from "./continue.ts";
import type { GivenAddress } from "./given-address.ts";

export interface ContinueDialogProps {
  readonly row: QueueRow;
  /** Where they said that they can be reached, and what they reached us from. */
  readonly given: readonly GivenAddress[];
  readonly onCancel: () => void;
  readonly onContinued: (id: ContactId, words: string) => void;
}

/** Asks where to go on with somebody, and at which address. Nothing is chosen beforehand, and nothing is sent. */
export function ContinueDialog(props: ContinueDialogProps): ReactNode {
  const { row, onCancel } = props;
  const [known, learn] = useState<readonly Beginning[] | "failed" | null>(null);
  useEffect(() => {
    if (known === null) void learnBeginnings().then(learn);
  }, [known]);
  return (
    <Dialog title={t`Continue contact ${String(row.number)} on another channel`} isOpen onClose={onCancel}>
      <p className="text-muted">
        {t`You get a contact there, linked with this one. Nothing is sent until you write. Somebody else may read what you write there: be sure that they want it.`}
      </p>
      {known === null ? <Skeleton rows={3} rowClassName="h-9" /> : null}
      {known === "failed" || known?.length === 0 ? (
        <>
          <p>
            {known === "failed"
              ? t`The channels could not be read, so nothing can be begun now.`
              : t`No channel that is open here can begin a conversation.`}
          </p>
          <div className="flex justify-end gap-2">
            <Button onPress={onCancel}>{t`Cancel`}</Button>
            {known === "failed" ? (
              <Button tone="primary" onPress={() => learn(null)}>{t`Retry`}</Button>
            ) : null}
          </div>
        </>
      ) : null}
      {known !== null && known !== "failed" && known.length > 0 ? <Where {...props} known={known} /> : null}
    </Dialog>
  );
}

function Where({
  row,
  given,
  known,
  onCancel,
  onContinued,
}: ContinueDialogProps & { readonly known: readonly Beginning[] }): ReactNode {
  const [channel, choose] = useState<string | null>(null);
  const [typed, type] = useState("");
  // The field then shows its mask; the gateway knows it whole.
  const [used, use] = useState<GivenAddress | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const faultId = useId();
  const beginning = known.find(({ id }) => id === channel) ?? null;
  const kind = beginning?.begins ?? null;
  const fitting = given.filter(({ masked }) => kind !== null && isOfKind(masked, kind));

  function say(words: string): void {
    setFault(words);
    announce({ kind: `continue:${row.id}`, urgency: "assertive", words: () => words });
  }
  async function submit(): Promise<void> {
    if (beginning === null || isBusy) return;
    if (used === null && normalAddress(beginning.begins, typed) === null) {
      say(addressFault(beginning.begins));
      return document.querySelector<HTMLElement>("#continue-address")?.focus();
    }
    setBusy(true);
    setFault(null);
    const outcome = await goOn(
      row.id,
      row.version,
      beginning,
      used === null ? { address: typed } : { given: used.given },
    );
    setBusy(false);
    if (outcome.kind === "continued") onContinued(outcome.id, outcome.words);
    else say(outcome.words);
  }

  return (
    <form
      className="flex flex-col gap-3"
      // A browser would say less of what is wrong, and nothing to whoever listens.
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <RadioChoice<string>
        label={t`Where`}
        isColumn
        selected={channel}
        onSelect={(next) => {
          choose(next);
          setFault(null);
          // A number is no mail address: what was typed for the one is nothing for the other.
          if (known.find(({ id }) => id === next)?.begins === kind) return;
          type("");
          use(null);
        }}
        choices={known.map((each) => ({ id: each.id, label: beginningWords(each, known) }))}
      />
      {kind === null ? null : (
        <>
          <TextField
            key={kind}
            id="continue-address"
            label={addressLabel(kind)}
            type={kind === "number" ? "tel" : "email"}
            // Checked by us, in our words: a browser's would say less.
            validationBehavior="aria"
            value={used?.masked ?? typed}
            onChange={(next) => {
              // A part of a mask is nothing that somebody meant.
              type(next.includes("•") ? "" : next);
              use(null);
              setFault(null);
            }}
            isInvalid={fault !== null}
            {...(fault === null ? {} : { "aria-describedby": faultId })}
          />
          {fitting.map((each) => {
            const { masked } = each;
            return (
              <Button key={each.given} size="small" onPress={() => use(each)}>
                {each.given === "reach"
                  ? t`Use what they gave: ${masked}`
                  : t`Use what they reached us from: ${masked}`}
              </Button>
            );
          })}
        </>
      )}
      {fault === null ? null : (
        <p id={faultId} className="rounded-hf bg-concern-tint px-3 py-2 text-concern">
          {fault}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button onPress={onCancel}>{t`Cancel`}</Button>
        <Button
          type="submit"
          tone="primary"
          isDisabled={beginning === null || (used === null && typed.trim() === "")}
          isPending={isBusy}
        >
          {t`Continue there`}
        </Button>
      </div>
    </form>
  );
}

/** A mask tells as much: of a mail address its sign, of a number its last digits. */
function isOfKind(masked: string, kind: Beginning["begins"]): boolean {
  return kind === "mail" ? masked.includes("@") : /[0-9]$/.test(masked);
}
