import type { Metadata } from "next";
import Link from "next/link";
import { JudgeLinks } from "@/components/persona/judge-links";
import { sayJudged } from "@/components/persona/judged-words";
import { PreferenceChips } from "@/components/persona/preference-chips";
import { RetireButton } from "@/components/persona/retire-button";
import { RubricList } from "@/components/persona/rubric-list";
import { Timeline } from "@/components/persona/timeline";
import { VersionList } from "@/components/persona/version-list";
import { buttonClass } from "@/components/ui/button";
import { Label } from "@/components/ui/label";
import { Notice } from "@/components/ui/notice";
import { PageFrame } from "@/components/ui/page-frame";
import { sayMoment } from "@/components/ui/time-words";
import { identify } from "@/lib/auth/identify";
import type { PersonaDetail } from "@/lib/personas/schema";
import { findPersona } from "../find-persona";

interface PersonaPageProps {
  readonly params: Promise<{ slug: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: PersonaPageProps): Promise<Metadata> {
  const { name, headline } = await findPersona((await params).slug);
  return { title: name, description: `${name}, ${headline}.` };
}

/** One described person, whole: who they are, what fits them, what they did, and how they came to be so. */
export default async function PersonaPage({ params, searchParams }: PersonaPageProps) {
  const [{ slug }, { version, saved }, { user }] = await Promise.all([params, searchParams, identify()]);
  const persona = await findPersona(slug, version);
  const mayEdit = user?.role === "researcher" || user?.role === "operator";
  return (
    <PageFrame
      title={
        <>
          {persona.name}, <span className="text-soft">{persona.headline}</span>
        </>
      }
      lead={<p className="whitespace-pre-line">{persona.description}</p>}
    >
      <Notices persona={persona} saved={saved} />
      <p className="mb-4 text-[0.9375rem]/6 text-soft">
        Invented. Version {persona.version}
        {persona.versions.length > 1 ? "; over all versions " : ", "}
        {sayJudged(persona.judged)}.
      </p>
      {persona.retiredAt === null ? <JudgeLinks persona={persona} /> : null}
      {mayEdit ? (
        <div className="mt-4 flex flex-wrap items-center gap-3">
          <Link href={`/personas/${slug}/edit`} prefetch={false} className={buttonClass()}>
            Edit
          </Link>
          <RetireButton slug={slug} isRetired={persona.retiredAt !== null} />
        </div>
      ) : null}
      <div className="mt-10 grid gap-x-14 gap-y-12 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex flex-col gap-12">
          <section aria-labelledby="rubric">
            <h2 id="rubric" className="mb-3 text-2xl">
              What a good output does for {persona.shortName}
            </h2>
            {persona.rubric.length > 0 ? (
              <RubricList rubric={persona.rubric} label="Rubric" />
            ) : (
              <p className="text-[0.9375rem]/6 text-soft">Nobody has written that down for this version.</p>
            )}
            <p className="mt-3 text-[0.875rem]/6 text-soft">For whoever judges. The systems are not told.</p>
          </section>
          <section aria-labelledby="history">
            <h2 id="history" className="mb-3 text-2xl">
              What {persona.shortName} did before
            </h2>
            {persona.history.length > 0 ? (
              <Timeline history={persona.history} person={persona.shortName} />
            ) : (
              <p className="text-[0.9375rem]/6 text-soft">Nothing is known.</p>
            )}
          </section>
        </div>
        <div className="flex flex-col gap-10">
          <Facts persona={persona} />
          <section aria-labelledby="versions">
            <h2 id="versions" className="mb-3 text-2xl">
              Versions
            </h2>
            <VersionList persona={persona} />
          </section>
        </div>
      </div>
    </PageFrame>
  );
}

function Notices({ persona, saved }: { readonly persona: PersonaDetail; readonly saved: unknown }) {
  return (
    <div className="mb-4 flex max-w-[46rem] flex-col gap-3 empty:hidden">
      {saved === "version" ? <Notice role="status">Version {persona.newestVersion} is stored.</Notice> : null}
      {saved === "arenas" ? <Notice role="status">The arenas are stored; the rest said what there was.</Notice> : null}
      {persona.version < persona.newestVersion ? (
        <Notice>
          This is version {persona.version}, as old pairs show it. The newest is{" "}
          <Link href={`/personas/${persona.slug}`} prefetch={false} className="underline underline-offset-4">
            version {persona.newestVersion}
          </Link>
          .
        </Notice>
      ) : null}
      {persona.retiredAt ? (
        <Notice>
          Retired on {sayMoment(persona.retiredAt)}. No pair is drawn for {persona.shortName} any more; what was judged
          is still counted.
        </Notice>
      ) : null}
    </div>
  );
}

function Facts({ persona }: { readonly persona: PersonaDetail }) {
  const liked = persona.preferences.filter(({ isLiked }) => isLiked);
  const avoided = persona.preferences.filter(({ isLiked }) => !isLiked);
  return (
    <section aria-labelledby="facts">
      <h2 id="facts" className="mb-3 text-2xl">
        Who they are
      </h2>
      <dl className="border-strong border-t">
        {persona.attributes.map(({ label, value }) => (
          <div key={label} className="flex items-baseline gap-4 border-rule border-b py-2 text-[0.9375rem]/6">
            <Label as="dt" className="w-24 shrink-0">
              {label}
            </Label>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {[
        { title: "Likes", list: liked },
        { title: "Avoids", list: avoided },
      ].map(({ title, list }) =>
        list.length > 0 ? (
          <div key={title} className="mt-5">
            <Label as="h3" className="mb-2">
              {title}
            </Label>
            <PreferenceChips preferences={list} label={title} />
          </div>
        ) : null,
      )}
    </section>
  );
}
