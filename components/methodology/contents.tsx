import { labelClass } from "@/components/ui/label";
import { sectionGroups } from "./sections";

/** The table of contents: a line for each group of sections. */
export function Contents() {
  return (
    <nav aria-label="On this page" className="mb-10 border-rule border-y">
      <ul>
        {sectionGroups.map(({ name, sections }) => (
          <li key={name} className="border-rule border-b py-2 last:border-b-0 sm:grid sm:grid-cols-[9.5rem_1fr]">
            <span className={`${labelClass} block pt-1.5`}>{name}</span>
            <ul className="flex flex-wrap gap-x-5">
              {sections.map(({ id, title }) => (
                <li key={id}>
                  <a
                    href={`#${id}`}
                    className="prose-link inline-flex min-h-8 items-center text-[0.9375rem] pointer-coarse:min-h-11"
                  >
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </nav>
  );
}
