import { sayMoment } from "@/components/ui/time-words";
import { splitLinks } from "./split-links";

export interface ListedMail {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly createdAt: Date;
}

/** Mails that were kept because no mail server is configured. Their links work from here. */
export function OutboxList({ mails }: { readonly mails: readonly ListedMail[] }) {
  if (mails.length === 0) {
    return (
      <p className="mt-2 text-[0.9375rem]/6 text-soft">
        No mail is waiting. Mail lands here while no mail server is set.
      </p>
    );
  }
  return (
    <ul className="mt-3 border-strong border-t">
      {mails.map((mail) => (
        <li key={mail.id} className="border-rule border-b">
          <details>
            <summary className="min-h-11 py-3 text-[0.9375rem]/6 [overflow-wrap:anywhere]">
              <span className="font-medium">{mail.recipient}</span>
              <span className="text-soft"> · {mail.subject}</span>
              <time dateTime={mail.createdAt.toISOString()} className="figures block text-[0.8125rem] text-soft">
                {sayMoment(mail.createdAt.toISOString())}
              </time>
            </summary>
            <p className="whitespace-pre-wrap pb-4 text-[0.9375rem]/6 [overflow-wrap:anywhere]">
              {splitLinks(mail.text).map((piece) =>
                piece.isLink ? (
                  <a key={piece.at} href={piece.text} rel="noreferrer" className="prose-link">
                    {piece.text}
                  </a>
                ) : (
                  piece.text
                ),
              )}
            </p>
          </details>
        </li>
      ))}
    </ul>
  );
}
