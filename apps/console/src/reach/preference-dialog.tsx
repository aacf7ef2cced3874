import { ReachWay, type ContactId } from "@holdfast/case-schema";
import { Button, TextField } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { announce } from "../announce/announce.ts";
import { serverNow } from "../clock/server-clock.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { CodeWordFields } from "./code-word-fields.tsx";
import { DeviceFields } from "./device-fields.tsx";
import {
  draftFrom,
  withWay,
  wordsAsAgreed,
  type PreferenceDraft,
  type WhenDraft,
} from "./preference-draft.ts";
import { keepPreferenceDraft, preferenceDrafts } from "./preference-drafts.ts";
import { readied, type AgreedBefore } from "./preference-input.ts";
import { focusProblem, Problem, problemProps, type Problems } from "./problem.tsx";
import type { Preference } from "./reach-documents.ts";
import { OvertakenBar, sayOvertaken } from "./overtaken-bar.tsx";
import { recordPreference, type Latest } from "./record-preference.ts";
import { useSubmitKey } from "./use-submit-key.ts";
import { wallTime } from "./wall-time.ts";
import { WayFields } from "./way-fields.tsx";

export interface PreferenceDialogProps {
  readonly id: ContactId;
  readonly number: number;
  /** What they said last, as far as it may be shown. */
  readonly preference: Preference | null;
  /** All that is agreed, also what is withheld from the screen: while the danger word holds, code words stay as they are. */
  readonly agreed: Preference | null;
  readonly isDanger: boolean;
  readonly onClose: () => void;
}

/**
 * Asks how somebody may be reached, beside a conversation that goes on: presets first, then what else they say. Escape
 * leaves it as it stands; what was typed is here again, and nowhere but in memory.
 */
export function PreferenceDialog(props: PreferenceDialogProps): ReactNode {
  const { id, number, preference, agreed, isDanger, onClose } = props;
  const [told, tell] = useState<Latest | null>(null);
  const latest = told ?? { preference: agreed, seen: agreed?.id ?? null };
  const draft = useStore(preferenceDrafts).get(id) ?? draftFrom(preference, zoneHere(), latest.seen);
  // What somebody said since is not written over by what was typed before it.
  const isOvertaken = draft.seen !== latest.seen;
  const [problems, find] = useState<Problems>([]);
  const [refused, refuse] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  function change(part: Partial<PreferenceDraft>): void {
    keepPreferenceDraft(id, { ...draft, ...part });
    find([]);
    refuse(null);
  }
  function complain(found: Problems): void {
    // Drawn at once, so that the first of them can take the focus.
    flushSync(() => find(found));
    focusProblem(found);
    announce({
      kind: "preference",
      urgency: "assertive",
      words: () => t`Not recorded. Something is missing or cannot be kept; it is said at each answer.`,
    });
  }
  async function submit(): Promise<void> {
    if (isBusy) return;
    if (isOvertaken) return sayOvertaken();
    const ready = isDanger
      ? readied(wordsAsAgreed(draft, agreed), agreedBefore(agreed), serverNow())
      : readied(draft, agreedBefore(preference), serverNow());
    if (!ready.ok) return complain(ready.problems);
    setBusy(true);
    const outcome = await recordPreference(id, ready.input, draft.seen);
    setBusy(false);
    if (outcome.kind === "recorded") return onClose();
    if (outcome.kind === "changed") {
      // What was typed stays, with what it began from, though nothing of it was typed before.
      flushSync(() => {
        keepPreferenceDraft(id, draft);
        tell(outcome.latest);
      });
      return sayOvertaken();
    }
    if (outcome.kind === "problems") return complain(outcome.problems);
    refuse(outcome.words);
    announce({ kind: "preference", urgency: "assertive", words: () => outcome.words });
  }

  useSubmitKey(() => void submit());

  return (
    <Dialog title={t`How to reach contact ${String(number)}`} isOpen onClose={onClose}>
      <form
        noValidate
        autoComplete="off"
        className="flex min-h-0 flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className="relative -mx-2 flex min-h-0 flex-col gap-4 overflow-y-auto px-2 pb-1">
          <Presets
            onPreset={(next, isToFill) => {
              // Drawn at once: the time that is missing is what is typed next.
              flushSync(() => change(next(draft)));
              if (isToFill) document.querySelector<HTMLElement>("#until-text")?.focus();
            }}
          />
          <RadioChoice<"contact" | "never">
            label={t`May we contact them`}
            selected={draft.may}
            onSelect={(may) => change({ may })}
            choices={[
              { id: "contact", label: t`They may be contacted like this` },
              { id: "never", label: t`Never contact them` },
            ]}
          />
          {draft.may === "never" ? (
            <p className="text-muted">
              {t`Nothing is sent to them until they themselves ask for something else. It does not expire.`}
            </p>
          ) : (
            <Answers {...{ draft, change, problems, preference, isDanger }} />
          )}
          {unknownProblems(problems).map((each) => (
            <Problem key={each} of={each} problems={problems} />
          ))}
        </div>
        {isOvertaken ? (
          <OvertakenBar
            latest={preference === null && agreed !== null ? { ...latest, preference: null } : latest}
            onKeepMine={() => change({ seen: latest.seen })}
            onTakeTheirs={() => {
              keepPreferenceDraft(id, null);
              find([]);
              refuse(null);
            }}
          />
        ) : null}
        {refused === null ? null : (
          <p className="rounded-hf bg-concern-tint px-3 py-2 text-concern">{refused}</p>
        )}
        <div className="flex flex-wrap items-center justify-end gap-2">
          <span className="mr-auto text-small text-muted">{t`Esc keeps what you typed.`}</span>
          <Button
            onPress={() => {
              keepPreferenceDraft(id, null);
              onClose();
            }}
          >{t`Discard`}</Button>
          <Button type="submit" tone="primary" isPending={isBusy}>
            {t`Record`}
            <kbd aria-hidden="true" className="font-sans text-[0.6875rem] opacity-80">{t`Ctrl ⏎`}</kbd>
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What is said most often, each with one press. */
function Presets({
  onPreset,
}: {
  readonly onPreset: (change: (draft: PreferenceDraft) => PreferenceDraft, isToFill: boolean) => void;
}): ReactNode {
  // Whoever opened it by a key presses the next one here.
  useEffect(() => document.querySelector<HTMLElement>("#reach-presets button")?.focus(), []);
  const ok =
    (way: ReachWay, when: (now: number) => WhenDraft) =>
    (draft: PreferenceDraft): PreferenceDraft =>
      withWay(draft, way, { when: when(serverNow()) });
  const anyTime = (): WhenDraft => ({ kind: "any_time" });
  const nowUntil =
    (until: string) =>
    (since: number): WhenDraft => ({ kind: "until", until, since });
  const presets = [
    [t`Text ok any time`, ok("text", anyTime), false],
    [t`Text ok tonight`, ok("text", nowUntil("24:00")), false],
    [t`Text ok now until…`, ok("text", nowUntil("")), true],
    [t`Call ok any time`, ok("call", anyTime), false],
  ] as const;
  return (
    <fieldset id="reach-presets" className="flex flex-wrap gap-2">
      <legend className="sr-only">{t`Said most often`}</legend>
      {presets.map(([label, change, isToFill]) => (
        <Button key={label} size="small" onPress={() => onPreset(change, isToFill)}>
          {label}
        </Button>
      ))}
    </fieldset>
  );
}

function Answers({
  draft,
  change,
  problems,
  preference,
  isDanger,
}: {
  readonly draft: PreferenceDraft;
  readonly change: (part: Partial<PreferenceDraft>) => void;
  readonly problems: Problems;
  readonly preference: Preference | null;
  readonly isDanger: boolean;
}): ReactNode {
  const there = wallTime(useNow(), draft.timeZone.trim());
  return (
    <>
      <div className="flex flex-col gap-3">
        {ReachWay.options.map((way) => (
          <WayFields
            key={way}
            way={way}
            draft={draft.ways[way] ?? null}
            onChange={(next) => change({ ways: withWay(draft, way, next).ways })}
            problems={problems}
          />
        ))}
        <Problem of="ways" problems={problems} />
      </div>
      <div className="flex flex-wrap items-end gap-x-3 gap-y-1">
        <TextField
          className="min-w-56 flex-1"
          label={t`Their time zone`}
          value={draft.timeZone}
          onChange={(timeZone) => change({ timeZone })}
          {...problemProps("timeZone", problems)}
        />
        {there === null ? null : (
          <p className="pb-2 text-small tabular-nums">{t`It is ${there.time} there.`}</p>
        )}
        <Problem of="timeZone" problems={problems} />
      </div>
      <CodeWordFields
        draft={isDanger ? wordsAsAgreed(draft, preference) : draft}
        onChange={change}
        problems={problems}
        agreed={agreedBefore(preference)}
        isHeld={isDanger}
      />
      <DeviceFields draft={draft} onChange={change} problems={problems} />
    </>
  );
}

const SHOWN: ReadonlySet<string> = new Set([
  "ways",
  "timeZone",
  "safeWord",
  "dangerWord",
  "dangerMeans",
  "coverStory",
  "checkQuestion",
  "whenDropped",
  "validUntil",
]);

/** Answers that are wrong and have no place of their own here, each once. */
function unknownProblems(problems: Problems): readonly string[] {
  const fields = problems.map(({ field }) => field);
  return [...new Set(fields)].filter((field) => !SHOWN.has(field) && !field.startsWith("ways."));
}

function agreedBefore(preference: Preference | null): AgreedBefore {
  return {
    hasSafeWord: preference?.hasSafeWord === true,
    hasDangerWord: preference?.hasDangerWord === true,
  };
}

function zoneHere(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
