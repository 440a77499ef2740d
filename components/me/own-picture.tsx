import { buttonClass } from "@/components/ui/button";
import type { OwnBoard } from "@/lib/personal-boards/schema";
import { describePicture } from "./prepare-own-board";

/** The board as a picture, to look at and to take along. */
export function OwnPicture({ own }: { readonly own: OwnBoard }) {
  const address = `/api/v1/me/boards/${own.arena}/picture.png`;
  return (
    <section aria-labelledby="picture" className="mt-12">
      <h2 id="picture" className="text-2xl">
        A picture to share
      </h2>
      <p className="mt-2 max-w-[42rem] text-[0.9375rem]/6 text-soft">
        It holds ratings and the names of systems: no name of yours, no id, no time.
      </p>
      {/* biome-ignore lint/performance/noImgElement: private and drawn on demand; nothing may keep a copy. */}
      <img
        src={address}
        alt={describePicture(own)}
        width={1200}
        height={630}
        className="mt-4 h-auto w-full max-w-[42rem] border border-rule"
      />
      <a href={address} download={`my-taste-in-${own.arena}.png`} className={`mt-4 ${buttonClass()}`}>
        Download the picture
      </a>
    </section>
  );
}
