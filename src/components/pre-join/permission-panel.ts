import type { CallState } from '../../contracts/call.js';
import type { DeviceStrings } from '../../i18n/en/devices.js';
import { browserFamily, systemFamily } from './platform.js';

type Kind = 'camera' | 'microphone';

/** What stands in place of the preview while the way to the devices is not free. */
export interface PermissionPanel {
  readonly kind: 'prime' | 'asking' | 'denied' | 'unsupported';
  /** Which devices it is about. */
  readonly devices: readonly Kind[];
  readonly title: string;
  readonly text?: string;
  /** What to do, one step after the other. */
  readonly steps?: readonly string[];
  /** The words of the button that asks the browser. */
  readonly ask?: string;
}

/** The words for people whom `isSecureContext` or the browser keeps from all devices. */
export interface UnsupportedWords {
  readonly title: string;
  readonly text: string;
}

/**
 * What to tell somebody who wants these devices; undefined where all is well.
 *
 * @param wanted - Which devices the person wants to use.
 */
export function permissionPanel(
  wanted: readonly Kind[],
  { devices: { permission }, microphone, camera }: Pick<CallState, 'devices' | 'microphone' | 'camera'>,
  strings: DeviceStrings,
  unsupported: UnsupportedWords,
): PermissionPanel | undefined {
  const availability = { microphone: microphone.availability, camera: camera.availability };
  if (wanted.length > 0 && wanted.every((kind) => availability[kind] === 'unsupported')) {
    return { kind: 'unsupported', devices: wanted, ...unsupported };
  }
  const open = wanted.filter(
    (kind) => availability[kind] !== 'missing' && availability[kind] !== 'unsupported',
  );
  const answered = (answer: CallState['devices']['permission'][Kind]) =>
    open.filter((kind) => permission[kind] === answer);

  const asking = answered('asking');
  if (asking.length > 0) {
    return { kind: 'asking', devices: asking, title: strings.askingTitle, text: strings.askingText };
  }
  const deniedBySystem = answered('denied-by-system');
  if (deniedBySystem.length > 0) {
    return {
      kind: 'denied',
      devices: deniedBySystem,
      title: strings.systemTitle,
      steps: strings.systemHelp[systemFamily()],
      ask: strings.tryAgain,
    };
  }
  const denied = answered('denied');
  if (denied.length > 0) {
    return {
      kind: 'denied',
      devices: denied,
      title: byKind(denied, strings.deniedTitle, strings.deniedTitleCamera, strings.deniedTitleMicrophone),
      steps: strings.deniedHelp[browserFamily()],
      ask: strings.tryAgain,
    };
  }
  const prompt = answered('prompt');
  if (prompt.length === 0) return undefined;
  return {
    kind: 'prime',
    devices: prompt,
    title: byKind(prompt, strings.primeTitle, strings.primeTitleCamera, strings.primeTitleMicrophone),
    text: prompt.length > 1 ? strings.primeText : strings.primeTextOne,
    ask: byKind(prompt, strings.allow, strings.allowCamera, strings.allowMicrophone),
  };
}

function byKind(kinds: readonly Kind[], both: string, camera: string, microphone: string) {
  if (kinds.length > 1) return both;
  return kinds[0] === 'camera' ? camera : microphone;
}
