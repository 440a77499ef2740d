import { systemClock } from "@/lib/clock";
import { AppError } from "@/lib/errors";

export interface Limit {
  /** Requests that may come at once. */
  readonly burst: number;
  /** Requests that come back each second. */
  readonly perSecond: number;
}

/** Far above what a person does, and what a script of one annotator needs: they stop floods, not people. */
export const limits = {
  vote: { burst: 1200, perSecond: 20 },
  battle: { burst: 1200, perSecond: 20 },
  /** Sign-in links to one address, asked for by one client, and all of them: nobody uses up the last for the others. */
  mail: { burst: 5, perSecond: 1 / 300 },
  mailFromOne: { burst: 20, perSecond: 1 / 120 },
  allMail: { burst: 100, perSecond: 1 / 10 },
  consent: { burst: 30, perSecond: 1 / 10 },
  /** Outputs that one annotator has made for themselves: each costs the server some tenths of a second and stays. */
  ownOutput: { burst: 240, perSecond: 1 },
  ownPersona: { burst: 60, perSecond: 1 / 5 },
  /** Steps of an elicitation and shown histories, by address: many people may sit behind one. */
  interview: { burst: 600, perSecond: 5 },
  /** Pages of receipts, each of up to some hundred reads. */
  receipts: { burst: 60, perSecond: 1 / 2 },
  newAnnotator: { burst: 600, perSecond: 5 },
} as const satisfies Record<string, Limit>;

interface Bucket {
  tokens: number;
  updatedAtMs: number;
}

const maxBuckets = 50_000;

/** Token buckets in this process's memory. O(1) a request; the oldest buckets are forgotten over the maximum. */
export class RateLimiter {
  readonly #buckets = new Map<string, Bucket>();

  /** @throws AppError rate_limited, with the seconds to wait */
  take(key: string, limit: Limit, nowMs: number): void {
    const bucket = this.#buckets.get(key) ?? { tokens: limit.burst, updatedAtMs: nowMs };
    const refilled = bucket.tokens + ((nowMs - bucket.updatedAtMs) / 1000) * limit.perSecond;
    bucket.tokens = Math.min(limit.burst, refilled);
    bucket.updatedAtMs = nowMs;
    // Deleting and setting again keeps the map in order of last use.
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size > maxBuckets) this.#forgetOldest();
    if (bucket.tokens < 1) {
      const retryAfterSeconds = Math.ceil((1 - bucket.tokens) / limit.perSecond);
      throw new AppError("rate_limited", { extra: { retryAfterSeconds } });
    }
    bucket.tokens -= 1;
  }

  #forgetOldest(): void {
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}

const limiter = new RateLimiter();

/** Takes one token of this process's limiter. @throws AppError rate_limited */
export function takeToken(key: string, limit: Limit): void {
  limiter.take(key, limit, systemClock.now().getTime());
}

/**
 * The caller's address. The web server writes it itself, or keeps what a trusted proxy wrote, who adds the address that it
 * saw at the end of what the caller claims.
 */
export function clientAddress(request: Request): string {
  return request.headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
}
