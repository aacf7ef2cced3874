import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { ask, tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { goToDirectory } from "../directory/ask-directory.ts";
import { directoryName } from "../directory/directory-name.ts";
import { graphql } from "../graphql.ts";
import { askProof } from "../prove/proving.ts";
import { withProof } from "../prove/with-proof.ts";
import { createStore, useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { unprovedWords as unproved } from "./wrong-words.ts";

export const OwnDirectoryDocument = graphql(`
  query OwnDirectory {
    ownDirectory {
      linkedAt
    }
  }
`);

export const UnlinkDirectoryDocument = graphql(`
  mutation UnlinkDirectory {
    done: unlinkDirectory {
      __typename
    }
  }
`);

/** Since when somebody comes in by it, as last told; `null`: they do not. */
export const ownDirectory = createStore<
  { readonly kind: "loading" | "failed" } | { readonly kind: "ready"; readonly since: number | null }
>({ kind: "loading" });

/** Asks. What is known stays on screen while the gateway is away. */
async function lookAtDirectory(): Promise<void> {
  const answer = await ask(OwnDirectoryDocument, {});
  ownDirectory.update((before) => {
    if (answer.kind === "data") return { kind: "ready", since: answer.data.ownDirectory?.linkedAt ?? null };
    return before.kind === "ready" ? before : { kind: "failed" };
  });
}

/** Goes to the directory to link it; why not, in words, or `null` once this page is on its way. */
async function link(name: string): Promise<string | null> {
  let came = await goToDirectory({ for: "link" });
  if (came === "prove_it_is_you") {
    if (!(await askProof(null, true))) return unproved();
    came = await goToDirectory({ for: "link" });
  }
  if (came === "gone") return null;
  if (came === "too_many") return t`Too many tries. Wait a minute, then try again.`;
  return came === "prove_it_is_you" ? unproved() : t`${name} does not answer now. Try again in a moment.`;
}

/** Unlinks it; why not, in words, or `null` when it is done. */
async function unlink(): Promise<string | null> {
  const answer = await withProof(async () => tell(UnlinkDirectoryDocument, {}), true, true);
  if (answer.kind === "unproved") return unproved();
  if (answer.kind !== "data") return failureWords(answer.kind);
  switch (answer.data.done.__typename) {
    case "DirectoryUnlinked":
    case "NotFound":
      return null;
    case "LastMeansOfSigningIn":
      return t`It stays: without it you could not sign in any more.`;
    case "ProveItsYou":
      return unproved();
  }
}

/** The organisation's own directory: whether its owner signs in by it, and how that begins and ends. Nothing where there is none. */
export function OwnDirectory(): ReactNode {
  const name = directoryName();
  return name === null ? null : <Section name={name} />;
}

function Section({ name }: { readonly name: string }): ReactNode {
  const now = useNow();
  const known = useStore(ownDirectory);
  const [isBusy, setBusy] = useState(false);
  const [said, say] = useState<{ readonly words: string; readonly isDone: boolean } | null>(null);

  useEffect(() => void lookAtDirectory(), []);

  async function act(deed: () => Promise<string | null>, done: string | null): Promise<void> {
    setBusy(true);
    say(null);
    const fault = await deed();
    await lookAtDirectory();
    setBusy(false);
    const words = fault ?? done;
    if (words === null) return;
    say({ words, isDone: fault === null });
    announce({ kind: "account", urgency: fault === null ? "polite" : "assertive", words: () => words });
  }

  return (
    <section aria-labelledby="own-directory" className="flex flex-col gap-3">
      <h2 id="own-directory" className="text-base font-semibold">
        {name}
      </h2>
      {known.kind === "failed" ? (
        <div className="flex flex-wrap items-center gap-3">
          <p>{t`This could not be loaded.`}</p>
          <Button size="small" onPress={() => void lookAtDirectory()}>{t`Retry`}</Button>
        </div>
      ) : null}
      {known.kind === "ready" ? (
        <>
          <p className="max-w-prose text-small text-muted">
            {known.since === null
              ? t`Your organisation has a directory. Link it, and you can sign in and prove that it is you with your account there.`
              : t`You can sign in and prove that it is you with your account there, linked ${clockWords(known.since, now)}.`}
          </p>
          <Button
            className="self-start"
            {...(said === null ? {} : { "aria-describedby": "directory-said" })}
            isPending={isBusy}
            onPress={() =>
              void (known.since === null
                ? act(async () => link(name), null)
                : act(unlink, t`It is unlinked. You do not sign in by it any more.`))
            }
          >
            {known.since === null ? t`Link ${name}` : t`Unlink ${name}`}
          </Button>
        </>
      ) : null}
      {said === null ? null : (
        <p id="directory-said" className={said.isDone ? "text-safe" : "text-concern"}>
          {said.words}
        </p>
      )}
    </section>
  );
}
