import type { ReactNode } from "react";
import { FieldError } from "react-aria-components/FieldError";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from "react-aria-components/TextField";
import { classNames } from "./class-names.ts";

export interface TextFieldProps extends Omit<AriaTextFieldProps, "className" | "style" | "children"> {
  readonly label: string;
  readonly className?: string;
}

/**
 * One line of text under a label that is always visible. Unless it is told otherwise no browser remembers what was
 * written, neither to offer it again nor, on its disk, to bring the page back after a crash.
 */
export function TextField({ label, className, autoComplete = "off", ...rest }: TextFieldProps): ReactNode {
  return (
    <AriaTextField
      {...rest}
      autoComplete={autoComplete}
      className={classNames("flex flex-col gap-1", className)}
    >
      <Label className="text-small font-medium text-ink">{label}</Label>
      <Input className="min-h-10 w-full rounded-hf border border-control bg-surface px-3 text-body text-ink data-invalid:border-danger" />
      <FieldError className="text-small text-danger" />
    </AriaTextField>
  );
}
