export type DeviceKind = 'camera' | 'microphone' | 'speaker';

export interface Device {
  /** As the browser gives it; other for each origin, and empty before permission. */
  readonly id: string;
  /** As the browser gives it; empty before permission. */
  readonly label: string;
}

/** What the person has answered to the browser's question. */
export type PermissionAnswer =
  /** Not asked yet, or asked each time. */
  | 'prompt'
  /** The browser is asking right now. */
  | 'asking'
  | 'granted'
  | 'denied'
  /** The browser would, but the operating system keeps it from the device. */
  | 'denied-by-system';

/** The machine's cameras, microphones and speakers, and which ones the call uses. */
export interface Devices {
  readonly cameras: readonly Device[];
  readonly microphones: readonly Device[];
  /** Empty where the browser cannot choose an output. */
  readonly speakers: readonly Device[];
  /** Ids; undefined means the system's default. */
  readonly selected: Readonly<Record<DeviceKind, string | undefined>>;
  readonly permission: { readonly camera: PermissionAnswer; readonly microphone: PermissionAnswer };
}
