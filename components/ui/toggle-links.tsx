import Link from "next/link";
import { Label } from "./label";

interface ToggleLinksProps {
  readonly label: string;
  readonly options: readonly { readonly href: string; readonly text: string; readonly isCurrent: boolean }[];
}

/** A choice that lives in the URL: a label and its options, the current one filled. */
export function ToggleLinks({ label, options }: ToggleLinksProps) {
  return (
    <nav aria-label={label} className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Label as="span">{label}</Label>
      <ul className="flex flex-wrap">
        {options.map(({ href, text, isCurrent }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              scroll={false}
              aria-current={isCurrent ? "true" : undefined}
              className={`inline-flex min-h-8 items-center rounded-md px-2.5 text-[0.9375rem] pointer-coarse:min-h-11 ${
                isCurrent ? "bg-ink text-paper" : "text-soft hover:text-ink"
              }`}
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
