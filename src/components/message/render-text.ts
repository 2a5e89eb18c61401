import { html, type TemplateResult } from 'lit';
import type { splitLinks } from './split-links.js';

/** Without any of these there is no link in a text. */
const HINT = /:\/\/|@|\S\.\S|\b(?:mailto|tel):/i;

let split: typeof splitLinks | undefined;

/**
 * The text of a message, with its links. Text from the wire only ever becomes text nodes, and the address in a
 * link's tool tip is written out in full, so that a look-alike name shows itself.
 *
 * What finds links is loaded for the first text that may have one; until then, and where it cannot be loaded, the
 * text is plain.
 *
 * @param reachable - Whether Tab reaches the links.
 * @param onLoaded - Is told when rendering it again will show links.
 */
export function renderText(text: string, reachable: boolean, onLoaded: () => void): unknown {
  if (!HINT.test(text)) return text;
  if (split) {
    return split(text).map((piece) => (piece.href === undefined ? piece.text : link(piece.text, piece.href)));
  }
  void loadSplitLinks().then(onLoaded, () => undefined);
  return text;

  function link(words: string, href: string): TemplateResult {
    return html`<a
      part="link"
      href=${href}
      title=${href}
      target="_blank"
      rel="noopener noreferrer nofollow ugc"
      tabindex=${reachable ? 0 : -1}
      >${words}</a
    >`;
  }
}

async function loadSplitLinks() {
  split = (await import('./split-links.js')).splitLinks;
}
