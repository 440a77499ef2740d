import type { Readable } from "node:stream";

/**
 * A web stream of what Node reads: only as fast as the receiver takes it, and closed when the receiver leaves.
 *
 * @param open called when the first bytes are wanted, so that a stream that nobody reads costs nothing
 */
export function streamOf(open: () => Promise<Readable> | Readable): ReadableStream<Uint8Array> {
  let source: Readable | undefined;
  let chunks: AsyncIterator<Buffer> | undefined;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        source ??= await open();
        chunks ??= source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(new Uint8Array(value));
      },
      cancel() {
        source?.destroy();
      },
    },
    { highWaterMark: 0 },
  );
}
