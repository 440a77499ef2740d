/** A piece of a stored output, without an address: a battle names its images by their place in it. */
export type PartView =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "image"; readonly alt: string; readonly width: number; readonly height: number };
