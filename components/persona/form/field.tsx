import { type ReactNode, useId } from "react";
import { labelClass } from "@/components/ui/label";

const inputClass =
  "block min-h-11 w-full rounded-md border border-strong bg-raised px-3 py-2 text-base/6 aria-invalid:border-accent";

interface FieldProps {
  readonly label: string;
  readonly error: string | undefined;
  readonly className?: string;
  readonly hint?: ReactNode;
  readonly children: (control: {
    readonly id: string;
    readonly className: string;
    readonly "aria-invalid": boolean | undefined;
    readonly "aria-describedby": string | undefined;
  }) => ReactNode;
}

/** A control with its label, and what is wrong with it right below, read out with it. */
export function Field({ label, error, className = "", hint, children }: FieldProps) {
  const id = useId();
  const errorId = `${id}-error`;
  const hintId = `${id}-hint`;
  const described = [error ? errorId : "", hint ? hintId : ""].filter(Boolean).join(" ");
  return (
    <div className={`min-w-0 ${className}`}>
      <label htmlFor={id} className={`${labelClass} mb-1.5 block`}>
        {label}
      </label>
      {children({
        id,
        className: inputClass,
        "aria-invalid": error ? true : undefined,
        "aria-describedby": described || undefined,
      })}
      {error ? (
        <p id={errorId} className="mt-1 text-[0.875rem]/5 text-accent">
          {label} {error}
        </p>
      ) : null}
      {hint ? (
        <p id={hintId} className="mt-1 text-[0.8125rem]/5 text-soft">
          {hint}
        </p>
      ) : null}
    </div>
  );
}

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly onWrite: (text: string) => void;
  readonly className?: string;
  readonly hint?: ReactNode;
  readonly type?: "text" | "date";
  readonly lines?: number;
  readonly inputMode?: "decimal";
}

export function TextField({
  label,
  value,
  error,
  onWrite,
  className,
  hint,
  type = "text",
  lines,
  inputMode,
}: TextProps) {
  return (
    <Field label={label} error={error} className={className} hint={hint}>
      {(control) =>
        lines ? (
          <textarea {...control} rows={lines} value={value} onChange={(event) => onWrite(event.target.value)} />
        ) : (
          <input
            {...control}
            type={type}
            inputMode={inputMode}
            autoComplete="off"
            value={value}
            onChange={(event) => onWrite(event.target.value)}
          />
        )
      }
    </Field>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly onChoose: (value: string) => void;
  readonly className?: string;
}

export function ChoiceField({ label, value, error, options, onChoose, className }: ChoiceProps) {
  return (
    <Field label={label} error={error} className={className}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => onChoose(event.target.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
