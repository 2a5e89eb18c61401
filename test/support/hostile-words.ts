/** What nobody may ever be able to ask: it does not exist, and asking for it would show. */
const EVIL = 'https://evil.invalid';
const RUN = 'window.hurt=1';

/** Texts that become something else wherever text becomes markup: scripts, requests, overlays, clobbered names. */
export const hostileMarkup: readonly string[] = [
  `<script>${RUN}</script>`,
  `<script src="${EVIL}/a.js"></script>`,
  `"><script>${RUN}</script>`,
  `'"--></title></style></textarea><script>${RUN}</script>`,
  `<img src=x onerror="${RUN}">`,
  `<img src="${EVIL}/beacon.png" srcset="${EVIL}/b2.png 2x">`,
  `<svg onload="${RUN}"><use href="${EVIL}/x.svg#a"/></svg>`,
  `<svg><animate onbegin="${RUN}" attributeName="x" dur="1s"/></svg>`,
  `<body onload="${RUN}">`,
  `<details open ontoggle="${RUN}"><summary>x</summary></details>`,
  `<input autofocus onfocus="${RUN}">`,
  `<iframe srcdoc="<script>parent.hurt=1</script>"></iframe>`,
  `<iframe src="javascript:parent.hurt=1"></iframe>`,
  `<object data="${EVIL}/o.swf"></object><embed src="${EVIL}/e.swf">`,
  `<form action="${EVIL}/f"><button formaction="javascript:${RUN}">x</button></form>`,
  `<meta http-equiv="refresh" content="0;url=${EVIL}/m">`,
  `<base href="${EVIL}/">`,
  `<link rel="stylesheet" href="${EVIL}/s.css"><link rel="prefetch" href="${EVIL}/p">`,
  `<style>@import "${EVIL}/i.css";*{background:url(${EVIL}/bg)}</style>`,
  `<div style="position:fixed;inset:0;background:url(${EVIL}/d)">x</div>`,
  `<a id="location" name="body" href="javascript:${RUN}">x</a>`,
  `<img name="getElementById"><form id="documentElement"><input name="attributes"></form>`,
  `<div slot="header" part="bubble" class="row" is="acs-call" popover autofocus>x</div>`,
  `<acs-call transport="local" server="${EVIL}"></acs-call><acs-chat transport="local"></acs-chat>`,
  `<video src="${EVIL}/v.mp4" poster="${EVIL}/v.png" autoplay></video><audio src="${EVIL}/a.mp3" autoplay></audio>`,
  `<template shadowrootmode="open"><script>${RUN}</script></template>`,
  `<at id="8:acs:test_me">Robin</at> <msft-mention id="0">Everybody</msft-mention>`,
  `<xmp><p title="</xmp><img src onerror=${RUN}>">`,
  // Markup that changes its meaning when it is read, written and read again.
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;">`,
  `<svg></p><style><a id="</style><img src=1 onerror=${RUN}>">`,
  `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${RUN}>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  `<svg><title><template><style></title><img src=x onerror=${RUN}></style>`,
  `<select><template><style><!--</style><a rel="--></style></template></select><img src=x onerror=${RUN}>">`,
  `<!--><img src=x onerror=${RUN}>-->`,
  `<![CDATA[<img src=x onerror=${RUN}>]]>`,
  // The languages of templates.
  '${' + RUN + '} {{constructor.constructor("' + RUN + '")()}} <%= 1 %> lit$1$ <?lit$2$?> <!--?lit$3$-->',
  `&lt;img src=x onerror=${RUN}&gt; &#60;script&#62; \\u003cscript\\u003e %3Cscript%3E`,
  `\u0000<img src=x onerror=${RUN}>\uFFFE`.replace('\u0000', '\uFFFD'),
  // Addresses that are none of a page, a mailbox or a telephone.
  `javascript:${RUN} data:text/html,<script>${RUN}</script> vbscript:x blob:x file:///etc/passwd`,
  `https://javascript:${RUN}@evil.invalid/ http://evil.invalid\\@good.example/`,
];

/** Signs that turn the order of what follows around, as somebody needs who wants to look like another. */
export const turnedName = 'Grace \u202Egnp.exe\u202C \u2066x\u2069\u200F\u061C';

export const bidiControls = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** Texts that are dear to whoever looks for links in them, or goes down into them. */
export const heavyTexts: Readonly<Record<string, string>> = {
  'a line of a megabyte': 'x'.repeat(2 ** 20),
  'a megabyte of words': 'word '.repeat(2 ** 20 / 5),
  '10,000 nested tags': '<b>'.repeat(10_000) + 'x' + '</b>'.repeat(10_000),
  'an endless host': `http://${'a.'.repeat(40_000)}`,
  'an endless mailbox': `${'a@'.repeat(40_000)}b`,
  'an endless path': `https://example.com/${'('.repeat(80_000)}`,
  'many dots': '.'.repeat(90_000),
  'many schemes': 'http://'.repeat(2000),
  'many brackets': '(['.repeat(40_000) + 'https://example.com' + '])'.repeat(4000),
  'many signs': 'mailto:%+_-~'.repeat(8000),
  /** As many as the server takes: to set such a tower of them takes a browser long, whoever shows it. */
  'combined marks': 'z' + '\u0301'.repeat(14_000),
};
