import { html, type TemplateResult } from 'lit';
import { splitLinks } from './split-links.js';

/**
 * The text of a message, with its links. Text from the wire only ever becomes text nodes, and the address in a
 * link's tool tip is written out in full, so that a look-alike name shows itself.
 *
 * @param reachable - Whether Tab reaches the links.
 */
export function renderText(text: string, reachable: boolean): unknown {
  return splitLinks(text).map((piece) =>
    piece.href === undefined ? piece.text : renderLink(piece.text, piece.href, reachable),
  );
}

function renderLink(words: string, href: string, reachable: boolean): TemplateResult {
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
