import type { Waits } from "@holdfast/channel-kit";
import { testHost } from "@holdfast/channel-kit/conformance";
import { expect, it } from "vitest";
import { comeBack, sendWords } from "../testing/tours.ts";
import { readable, visitor } from "../testing/visitor.ts";

const NUMBER = "+15550177";
const LONGER: Waits = { areLonger: true, elsewhere: NUMBER };
const USUAL: Waits = { areLonger: false, elsewhere: null };

it.each([
  ["en", "it may take longer than usual", "We try to answer within"],
  ["es", "la respuesta puede tardar más de lo normal", "Tratamos de responder en"],
  ["fr", "notre réponse peut prendre plus de temps", "Nous essayons de répondre en moins"],
])("[WF27] a longer wait stands in %s in the place of the hours", async (language, longer, hours) => {
  for (const waits of [LONGER, USUAL]) {
    const visit = visitor(testHost({ waits }));
    await visit.open(language);
    const page = readable(await visit.press("to-promise"));
    expect([page.includes(longer), page.includes(hours)]).toEqual([waits.areLonger, !waits.areLonger]);
  }
});

it("[WF27] another line's number stands where somebody waits, as a link, and nowhere once it is told no more", async () => {
  let waits = LONGER;
  const visit = visitor({ ...testHost(), waits: () => waits });
  expect(await visit.open()).toContain(`href="tel:${NUMBER}"`);
  expect(await visit.press("to-promise")).toContain(NUMBER);
  const code = await sendWords(visit, "They keep my papers");
  const sent = visit.page();
  expect(sent).toContain(NUMBER);
  const opened = await comeBack(visit, code);
  expect(readable(opened)).toContain("There is no new answer yet.");
  expect(opened).toContain(NUMBER);
  visit.host.conversations.answer(code, "We read it.");
  expect(await comeBack(visit, code)).not.toContain(NUMBER);
  waits = USUAL;
  expect(await visit.open()).not.toContain(NUMBER);
});
