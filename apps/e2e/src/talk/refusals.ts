import { randomUUID } from "node:crypto";
import { askInTime } from "./ask-in-time.ts";
import type { Staff } from "./staff.ts";

/** Everything that answers anybody, asked in a way it must refuse or cannot serve. */
const ROUTES = [
  "/",
  "/graphql",
  "/reach",
  "/reach/return",
  "/exit",
  "/healthz",
  "/readyz",
  "/metrics",
  "/channels/loopback",
  "/channels/loopback/webhook",
  "/channels/sms-twilio/webhook",
  "/channels/sms-twilio/webhook/status",
  "/channels/sms-smpp/webhook/text",
  "/channels/sms-smpp/webhook/report",
  "/channels/nowhere/webhook",
  "/api/auth/sign-in/username",
  "/api/auth/get-session",
  "/pictures",
  "/pictures/01936f3a-0000-7000-8000-0000000000e1/display",
  "/files/01936f3a-0000-7000-8000-0000000000e1",
  "/kept/01936f3a-0000-7000-8000-0000000000e1/01936f3a-0000-7000-8000-0000000000e2",
  "/socket.io/?EIO=4&transport=polling",
  "/nothing-here",
] as const;

/** GraphQL that is wrong in its words, its variables or its rights. */
const DOCUMENTS = [
  "{ queue { ",
  "{ nothingLikeIt }",
  "query ($id: ID!) { contact(id: $id) { __typename } }",
  "query ($id: ID!) { contact(id: $id) { ... on NotFound { __typename } } }",
  "mutation ($id: ID!, $n: Int!) { claimContact(id: $id, expectedVersion: $n) { __typename } }",
  "mutation ($id: ID!, $text: String!) { sendMessage(contactId: $id, messageId: $id, text: $text) { __typename } }",
  "mutation ($id: ID!, $text: String!) { addNote(contactId: $id, noteId: $id, text: $text) { __typename } }",
  "mutation ($text: String!) { invite(name: $text, role: advocate, username: $text, languages: []) { __typename } }",
] as const;

/** Asks every public route with `words` in its address, its headers and its body; every answer whole, head and all. */
export async function refusalsOfRoutes(url: URL, words: string): Promise<readonly string[]> {
  const answers: string[] = [];
  const ask = async (path: string, how: RequestInit): Promise<void> => {
    answers.push(await whole(await askInTime(new URL(path, url), { redirect: "manual", ...how })));
  };
  const escaped = encodeURIComponent(words);
  const headers = { "x-said": escaped, cookie: `said=${escaped}` };
  for (const route of ROUTES) {
    const mark = route.includes("?") ? "&" : "?";
    await ask(`${route.replace(/\/$/, "")}/${escaped}`, { headers });
    await ask(`${route}${mark}said=${escaped}`, { headers, method: "DELETE" });
    for (const [type, body] of [
      [
        "application/json",
        JSON.stringify({ query: `{ ${words} }`, username: words, password: words, text: words }),
      ],
      ["application/json", `{"${words}`],
      [
        "application/x-www-form-urlencoded",
        new URLSearchParams({ Body: words, words, code: words }).toString(),
      ],
      ["text/plain", words],
    ] as const)
      await ask(`${route}${mark}said=${escaped}`, {
        method: "POST",
        headers: { ...headers, "content-type": type },
        body,
      });
  }
  return answers;
}

/** Asks GraphQL wrongly in every way, as somebody who is signed in; every answer whole. */
export async function refusalsOfGraphql(
  url: URL,
  { cookie }: Staff,
  words: string,
): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const query of [...DOCUMENTS, `{ ${words} }`, `# ${words}\n{ queue { rows { ${words} } } }`])
    for (const variables of [
      { id: words, n: words, text: words },
      { id: randomUUID(), n: 1, text: words.repeat(2000) },
    ])
      answers.push(
        await whole(
          await askInTime(new URL("/graphql", url), {
            method: "POST",
            headers: { "content-type": "application/json", origin: url.origin, cookie },
            body: JSON.stringify({ query, variables }),
          }),
        ),
      );
  return answers;
}

async function whole(answer: Response): Promise<string> {
  const head = [...answer.headers].map(([name, value]) => `${name}: ${value}`);
  return [String(answer.status), ...head, "", await answer.text()].join("\n");
}
