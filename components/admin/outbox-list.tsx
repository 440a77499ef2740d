import { sayMoment } from "@/components/ui/time-words";

export interface ListedMail {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly createdAt: Date;
}

/**
 * Mails that were kept because no mail server is configured. Their links are text: following one would sign the operator in as
 * the recipient and use the link up.
 */
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
              <span className="line-clamp-1 font-medium">{mail.recipient}</span>
              <span className="text-soft"> · {mail.subject}</span>
              <time dateTime={mail.createdAt.toISOString()} className="figures block text-[0.8125rem] text-soft">
                {sayMoment(mail.createdAt.toISOString())}
              </time>
            </summary>
            <p className="text-[0.8125rem]/5 text-soft">
              Copy the link to its recipient: it signs in whoever opens it, once.
            </p>
            <p className="mt-2 whitespace-pre-wrap pb-4 text-[0.9375rem]/6 [overflow-wrap:anywhere]">{mail.text}</p>
          </details>
        </li>
      ))}
    </ul>
  );
}
