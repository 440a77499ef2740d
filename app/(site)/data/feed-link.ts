import type { Metadata } from "next";

/** Tells feed readers of the feed, in the head of every page about the data. */
export const feedLink: Metadata["alternates"] = {
  types: { "application/atom+xml": [{ url: "/data/feed.xml", title: "Palate releases" }] },
};
