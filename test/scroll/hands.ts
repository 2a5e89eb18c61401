/** Something that a person does with a page: by the browser's own input, never by an event that a script makes. */
export type Gesture =
  | { readonly type: 'wheel'; readonly x: number; readonly y: number; readonly by: number }
  | { readonly type: 'click' | 'touch' | 'drag'; readonly x: number; readonly y: number }
  /** Lifts the finger. */
  | { readonly type: 'lift' }
  /** A key, as events name it. */
  | { readonly type: 'press'; readonly key: string }
  /** What the person's system says of motion. */
  | { readonly type: 'calm'; readonly calm: boolean };

/** What a driver can do depends on the browser. */
export interface Hands {
  readonly can: ReadonlySet<Gesture['type']>;
  do(gesture: Gesture): Promise<void>;
}
