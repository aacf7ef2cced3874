import { useEffect, useState } from "react";
import { latest } from "../store/latest.ts";
import { UNASKED, whileAsked, withCame, type Came, type FoundList } from "./found-list.ts";

export interface Found<Input, Each> extends FoundList<Each> {
  /** Asks anew; `null` asks nothing, and forgets what was found. */
  readonly put: (input: Input | null) => void;
  /** The next page, or once more what did not come. */
  readonly more: () => void;
}

/** What a question found. It is asked only when somebody asks; the newest counts, and with the screen all of it is gone. */
export function useFound<Input extends object, Each>(
  question: (input: Input & { readonly below: number | null }) => Promise<Came<Each>>,
): Found<Input, Each> {
  const [list, setList] = useState<FoundList<Each>>(UNASKED);
  const [asked, setAsked] = useState<Input | null>(null);
  const [newest] = useState(latest);
  useEffect(() => newest.forget, [newest]);

  async function look(input: Input, below: number | null): Promise<void> {
    const isMore = below !== null;
    setList((before) => whileAsked(before, isMore));
    const came = await newest.ask(() => question({ ...input, below }));
    if (came !== null) setList((before) => withCame(before, came));
  }
  return {
    ...list,
    put: (input) => {
      setAsked(input);
      if (input !== null) return void look(input, null);
      newest.forget();
      setList(UNASKED);
    },
    more: () => {
      if (asked !== null && !list.isMore) void look(asked, list.below);
    },
  };
}
