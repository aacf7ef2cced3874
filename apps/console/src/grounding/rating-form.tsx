import { Button } from "@holdfast/ui";
import { announce } from "../announce/announce.ts";
import { Rating, type Rating as RatingValue } from "@holdfast/grounding-scripts";
import { t } from "@lingui/core/macro";
import { useId, useState, type ReactNode } from "react";

/** Takes the number that they say, or that they would rather not say one. */
export function RatingForm({
  isNext,
  onRated,
}: {
  /** Whether this is what comes next, so that the key leads here. */
  readonly isNext: boolean;
  readonly onRated: (rating: RatingValue | null) => void;
}): ReactNode {
  const [written, write] = useState("");
  const [isWrong, say] = useState(false);
  const id = useId();
  return (
    <form
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const rating = /^\d{1,2}$/.test(written.trim()) ? Rating.safeParse(Number(written)) : null;
        if (rating?.success === true) return onRated(rating.data);
        say(true);
        announce({ kind: "grounding", urgency: "assertive", words: wrongWords });
      }}
    >
      <span className="flex flex-col">
        <label htmlFor={id} className="text-small font-medium">{t`Their number, 0 to 10`}</label>
        <input
          id={id}
          {...(isNext ? { "data-grounding-next": "" } : {})}
          inputMode="numeric"
          autoComplete="off"
          maxLength={2}
          value={written}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${id}-wrong` : undefined}
          onChange={({ target: { value } }) => {
            write(value);
            say(false);
          }}
          className="min-h-9 w-20 rounded-hf border border-control bg-canvas px-2 text-ink"
        />
      </span>
      <Button type="submit" size="small">{t`Keep the number`}</Button>
      <Button size="small" tone="quiet" onPress={() => onRated(null)}>{t`They would rather not say`}</Button>
      {isWrong ? (
        <span id={`${id}-wrong`} className="w-full text-small text-danger">
          {wrongWords()}
        </span>
      ) : null}
    </form>
  );
}

const wrongWords = (): string => t`A whole number from 0 to 10.`;
