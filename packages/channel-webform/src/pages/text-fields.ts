import { html } from "hono/html";
import type { Html } from "@holdfast/neutral-page";

/** Attributes against every helper that would keep or send what is typed. */
const PRIVATE = html`autocomplete="off" autocapitalize="sentences" data-lpignore="true" data-1p-ignore
data-gramm="false"`;

/** A field of one line with its label, hint and problem. */
export function textField(field: {
  id: string;
  label: string;
  hint: string;
  problem: Html | "";
  value: string;
  attributes: Html;
}): Html {
  return html`<label class="label" for="${field.id}">${field.label}</label>
    <p class="hint" id="${field.id}-hint">${field.hint}</p>
    ${field.problem}<input
      type="text"
      id="${field.id}"
      name="${field.id}"
      value="${field.value}"
      ${PRIVATE}
      spellcheck="false"
      ${field.attributes}
    />`;
}

/** A field of many lines. HTML swallows one leading line break, so one is given to be swallowed. */
export function textArea(field: {
  id: string;
  label: string;
  hideLabel?: boolean;
  value: string;
  attributes: Html;
}): Html {
  // No spelling help: some browsers send what is typed to a server for it.
  return html`<label class="label${field.hideLabel ? " vh" : ""}" for="${field.id}">${field.label}</label
    ><textarea id="${field.id}" name="${field.id}" rows="7" ${PRIVATE} spellcheck="false" ${field.attributes}>
${field.value}</textarea>`;
}
