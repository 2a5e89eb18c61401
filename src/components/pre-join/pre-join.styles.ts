import { css } from 'lit';

export const preJoinStyles = css`
  :host {
    display: block;
    block-size: 100%;
    overflow: auto;
    container-type: size;
    background: var(--acs-pre-join-background, var(--_canvas));
  }

  .layout {
    display: grid;
    grid-template: 'preview' auto 'form' auto 'devices' auto / minmax(0, 1fr);
    gap: var(--_space-l) clamp(1rem, 4cqi, 3.5rem);
    align-content: safe center;
    justify-content: center;
    min-block-size: 100%;
    max-inline-size: max(74rem, 68cqi);
    margin-inline: auto;
    padding: clamp(0.75rem, 3cqi, 2.5rem);
  }

  [part='preview'] {
    --_radius: var(--acs-radius, 1.25rem);
    grid-area: preview;
    position: relative;
    display: grid;
    min-block-size: 11rem;
    aspect-ratio: 16 / 9;
    inline-size: 100%;
    justify-self: center;
    overflow: hidden;
    border-radius: var(--_radius);
    color: #eef0f6;
    color-scheme: dark;
    background: radial-gradient(120% 140% at 20% 0%, #333a52, #1a1d28 60%, #14161e);
    box-shadow: var(--_shadow);
  }

  [part='preview'] > * {
    grid-area: 1 / 1;
  }

  .frame {
    position: absolute;
    inset: 0;
    opacity: 0;
    transition: opacity calc(var(--_duration) * 2);
  }

  .playing .frame {
    opacity: 1;
  }

  .frame video {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    transform: scaleX(-1);
  }

  .off,
  .panel {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: safe center;
    gap: var(--_space-s);
    min-block-size: 0;
    padding: var(--_space-l);
    text-align: center;
  }

  .off {
    padding-block-end: 4.5rem;
  }

  .off acs-avatar {
    --acs-avatar-size: clamp(3.5rem, 12cqi, 6rem);
  }

  .off p,
  .panel p {
    margin: 0;
    max-inline-size: 30rem;
    color: #c3c8d6;
    text-wrap: balance;
  }

  .panel {
    position: relative;
    z-index: 1;
    gap: var(--_space-s);
    overflow: auto;
    /* The browser may remember an answer, and tell it a moment later. */
    animation: panel-in 120ms step-end;
  }

  .panel-icons {
    display: flex;
    gap: var(--_space-s);
    font-size: 1.375rem;
  }

  .panel-icons > * {
    display: grid;
    place-items: center;
    inline-size: 3.25rem;
    block-size: 3.25rem;
    border-radius: 50%;
    background: rgb(255 255 255 / 11%);
  }

  .panel.asking .panel-icons > * {
    animation: ask 1.4s ease-in-out infinite alternate;
  }

  .panel.denied .panel-icons {
    color: #ff9ca0;
  }

  .panel h3 {
    margin: 0;
    font-size: 1.25rem;
    font-weight: 650;
    line-height: 1.25;
    text-wrap: balance;
  }

  .panel ol {
    display: grid;
    gap: 0.2rem;
    margin: 0;
    padding: 0;
    padding-inline-start: 1.5rem;
    text-align: start;
    color: #dfe2ec;
  }

  .panel .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: var(--_space-s);
    margin-block-start: var(--_space-s);
  }

  .panel .button {
    border-color: rgb(255 255 255 / 28%);
    color: inherit;
    background: none;
  }

  .panel .button:hover {
    background: rgb(255 255 255 / 12%);
  }

  .panel .button.primary {
    border-color: transparent;
    color: #14161e;
    background: #fff;
  }

  .panel .button.primary:hover {
    background: #dfe2ec;
  }

  .toggles {
    --acs-control-button-background: rgb(255 255 255 / 14%);
    --acs-control-button-color: #fff;
    position: relative;
    z-index: 1;
    display: flex;
    align-self: end;
    justify-self: center;
    gap: var(--_space-s);
    margin-block-end: var(--_space-m);
    padding: 0.375rem;
    border-radius: 999px;
    background: rgb(16 18 24 / 62%);
    backdrop-filter: blur(12px);
  }

  form {
    grid-area: form;
    display: flex;
    flex-direction: column;
    justify-content: center;
    gap: var(--_space-m);
    min-inline-size: 0;
  }

  h2 {
    margin: 0;
    font-size: clamp(1.375rem, 1rem + 1.6cqi, 2rem);
    font-weight: 650;
    line-height: 1.2;
    letter-spacing: -0.015em;
    text-wrap: balance;
    overflow-wrap: anywhere;
    outline: none;
  }

  form p {
    margin: 0;
    color: var(--_muted);
    overflow-wrap: anywhere;
  }

  .field {
    display: flex;
    flex-direction: column;
    gap: 0.375rem;
  }

  .field label {
    font-size: 0.875rem;
    font-weight: 600;
  }

  .field p {
    font-size: 0.8125rem;
  }

  input {
    inline-size: 100%;
    min-block-size: 2.875rem;
    padding: 0.5rem 0.875rem;
    border: 1px solid color-mix(in srgb, transparent, var(--_text) 46%);
    border-radius: var(--_radius);
    font: inherit;
    font-size: 1rem;
    color: var(--_text);
    background: var(--_surface);
  }

  input[aria-invalid='true'] {
    border-color: var(--_danger);
  }

  .field .wrong,
  .failure .icon {
    color: var(--_danger);
  }

  form .failure {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--_space-s);
    padding: var(--_space-m);
    border-radius: var(--_radius);
    color: var(--_text);
    background: color-mix(in srgb, transparent, var(--_danger) 10%);
  }

  .join {
    min-block-size: 3rem;
    font-size: 1.0625rem;
  }

  [part='devices'] {
    grid-area: devices;
  }

  acs-device-picker {
    flex-direction: row;
    flex-wrap: wrap;
  }

  acs-device-picker::part(field) {
    flex: 1 1 10rem;
  }

  @keyframes panel-in {
    from {
      visibility: hidden;
    }
  }

  @keyframes ask {
    to {
      background: rgb(255 255 255 / 26%);
    }
  }

  @container (inline-size >= 38rem) {
    .layout {
      grid-template:
        'preview form' auto
        'devices form' auto
        / minmax(0, 1.7fr) minmax(14rem, 1fr);
    }

    [part='preview'] {
      inline-size: min(100%, 78cqb * 16 / 9);
      max-block-size: 72cqb;
    }
  }

  @container (inline-size >= 38rem) and (block-size < 34rem) {
    .layout {
      grid-template:
        'preview form' auto
        'devices devices' auto
        / minmax(0, 1.4fr) minmax(14rem, 1fr);
      gap: var(--_space-m) var(--_space-l);
      align-content: start;
      padding: var(--_space-m);
    }

    form {
      gap: var(--_space-s);
    }
  }

  @container (inline-size < 24rem) {
    [part='preview'] {
      aspect-ratio: 4 / 3;
    }

    .panel {
      padding: var(--_space-m);
      font-size: 0.875rem;
    }

    .panel-icons {
      display: none;
    }

    .panel h3 {
      font-size: 1.0625rem;
    }
  }

  @container (inline-size < 16rem) {
    [part='preview'] {
      min-block-size: 7rem;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .panel.asking .panel-icons > * {
      animation: none;
    }
  }

  @media (forced-colors: active) {
    [part='preview'],
    .toggles {
      border: 1px solid CanvasText;
    }
  }
`;
