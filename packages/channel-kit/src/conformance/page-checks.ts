import assert from "node:assert/strict";
import type { ChannelDefinition } from "../define-channel.ts";
import type { PagesIntake } from "../intake.ts";
import type { Check } from "./check.ts";
import { connected, type Connected } from "./connected.ts";
import type { Ask, ChannelFixtures, PagesFixture } from "./fixtures.ts";
import { POISONS } from "./poison.ts";

const HOSTILE = `<script>alert("here")</script><img src=x onerror=alert(1)>" onmouseover="alert(2) ' & 🫂`;
/** Attributes that make a browser ask another host. Links a person follows are not among them. */
const FETCHES =
  /<(?:script|img|link|iframe|source|video|audio|object|embed)\b[^>]*(?:src|href|data)\s*=\s*["']?(?:https?:)?\/\//i;

function pagesOf({ channel }: Connected): PagesIntake {
  const found = channel.intake.find((intake) => intake.kind === "pages");
  if (found === undefined) throw new Error("the fixtures describe pages and the channel has none");
  return found;
}

/** The one thread somebody wrote in. */
function onlyThread({ host }: Connected): string {
  const threads = [...host.conversations.written().keys()];
  assert.equal(threads.length, 1, "writing once makes one thread");
  return threads[0] ?? "";
}

/** CH10: a channel's pages store what was written, once, and show nothing unescaped, foreign or personal in a URL. */
export function pageChecks(
  definition: ChannelDefinition,
  fixtures: ChannelFixtures,
  fixture: PagesFixture,
): readonly Check[] {
  const start = (): Connected & { readonly ask: Ask } => {
    const one = connected(definition, fixtures);
    const { app } = pagesOf(one);
    return { ...one, ask: async (request) => app.fetch(request) };
  };
  return [
    {
      rule: "CH10",
      name: "every page opens, is HTML, and asks nothing of any other host",
      run: async () => {
        for (const page of fixture.open) {
          const answer = await start().ask(page());
          assert.equal(answer.status, 200);
          assert.match(answer.headers.get("content-type") ?? "", /^text\/html/);
          assert.doesNotMatch(await answer.text(), FETCHES);
        }
      },
    },
    {
      rule: "CH10",
      name: "what somebody writes is stored word for word, and once however often it is sent",
      run: async () => {
        const one = start();
        const request = await fixture.write(one.ask, HOSTILE);
        for (const again of [request.clone(), request.clone(), request]) {
          const answer = await one.ask(again);
          assert.ok(answer.status < 400, `writing was answered with ${answer.status}`);
        }
        const written = one.host.conversations.written().get(onlyThread(one)) ?? [];
        assert.deepEqual(
          written.map(({ text }) => text),
          [HOSTILE],
        );
      },
    },
    {
      rule: "CH10",
      name: "words are shown escaped, ours and theirs, and no answer carries them in a header",
      run: async () => {
        const one = start();
        const answers = [await one.ask(await fixture.write(one.ask, HOSTILE))];
        const thread = onlyThread(one);
        one.host.conversations.answer(thread, `${HOSTILE} answered`);
        answers.push(await one.ask(await fixture.read(thread)));
        const pages = await Promise.all(answers.map(async (answer) => answer.text()));
        for (const page of pages) assert.ok(!page.includes("<script>alert(") && !page.includes("<img src=x"));
        assert.ok(pages.at(-1)?.includes("answered"), "the reply is not shown");
        const headers = answers.flatMap(({ headers: found }) => [...found.values()]).join("\n");
        assert.ok(!decodeURIComponent(headers).includes("alert("), "a header carries words");
      },
    },
    {
      rule: "CH10",
      name: "poison is answered with a sentence, never an exception",
      run: async () => {
        for (const { name, body } of POISONS)
          for (const type of [
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "text/plain",
          ]) {
            const one = start();
            const { url } = await fixture.write(one.ask, "a");
            const request = new Request(url, { method: "POST", body, headers: { "content-type": type } });
            const answer = await one.ask(request);
            assert.ok(answer.status < 500, `${name} as ${type} was answered with ${answer.status}`);
          }
      },
    },
    {
      rule: "CH8",
      name: "pages log nothing personal",
      run: async () => {
        const one = start();
        await one.ask(await fixture.write(one.ask, fixtures.personal.join(" ")));
        await one.ask(await fixture.read(onlyThread(one)));
        const logged = JSON.stringify(one.host.records).toLowerCase();
        for (const word of [...fixtures.personal, onlyThread(one)])
          assert.ok(!logged.includes(word.toLowerCase()));
      },
    },
  ];
}
