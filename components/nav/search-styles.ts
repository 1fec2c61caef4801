// How a line and a group of the palette look.
export const SEARCH_ITEM =
  "flex min-h-8 cursor-default select-none items-center gap-2 rounded-control px-2 data-[selected=true]:bg-raise touch:min-h-11";
export const SEARCH_GROUP =
  "[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:text-axis [&_[cmdk-group-heading]]:text-t3";
