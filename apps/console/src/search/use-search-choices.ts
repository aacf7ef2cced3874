import { useState } from "react";
import { ask, type Answer } from "../api/ask.ts";
import { useAsked } from "../api/use-asked.ts";
import { SearchChannelsDocument, SearchColleaguesDocument } from "./search-documents.ts";

/** What can be chosen from; `null` while it is on its way, and where it could not be had. */
export interface Choices {
  readonly all: readonly { readonly id: string; readonly label: string }[] | null;
  readonly hasFailed: boolean;
  readonly retry: () => void;
}

export function useChannelChoices(): Choices {
  return useChoices(async () => {
    const answer = await ask(SearchChannelsDocument, {}, true);
    return answer.kind === "data"
      ? { kind: "data", data: answer.data.channels.map(({ id, title }) => ({ id, label: title })) }
      : answer;
  });
}

export function useColleagueChoices(): Choices {
  return useChoices(async () => {
    const answer = await ask(SearchColleaguesDocument, {}, true);
    return answer.kind === "data"
      ? { kind: "data", data: answer.data.colleagues.map(({ id, name }) => ({ id, label: name })) }
      : answer;
  });
}

function useChoices(question: () => Promise<Answer<NonNullable<Choices["all"]>>>): Choices {
  const [first] = useState(() => question);
  const { data, hasFailed, askAgain } = useAsked(first);
  return { all: data, hasFailed, retry: () => void askAgain() };
}
