/** What a drill is opened as: a scenario begun alone or by its controller, or an exercise that runs already. */
export type DrillChoice =
  | { readonly as: 'alone' | 'control'; readonly scenario: string; readonly seed: number; readonly name: string }
  | { readonly as: 'control' | 'alone' | 'projector'; readonly exercise: string; readonly name: string }
  | { readonly as: 'join'; readonly exercise: string; readonly seats: readonly string[]; readonly name: string };
