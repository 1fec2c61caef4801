/** Floats: the only place with a shadow. Apart from popovers, so that a hover card does not bring their code along. */
export const FLOATING = "z-50 rounded-panel border border-edge bg-panel text-t1 shadow-float";
