import { css } from 'lit';

export const callStyles = css`
  :host {
    display: block;
    inline-size: 100%;
    block-size: 36rem;
    max-block-size: 100dvh;
    overflow: hidden;
  }

  :host([theme='light']) {
    color-scheme: light;
  }

  :host([theme='dark']) {
    color-scheme: dark;
  }

  .frame {
    position: relative;
    display: flex;
    flex-direction: column;
    block-size: 100%;
    overflow: hidden;
    container-type: size;
    background: var(--acs-call-background, var(--_canvas));
    isolation: isolate;
  }

  .body {
    flex: 1;
    min-block-size: 0;
  }

  .in-call {
    display: grid;
    grid-template:
      'banner banner' auto
      'stage pane' minmax(0, 1fr)
      'bar bar' auto
      / minmax(0, 1fr) auto;
    block-size: 100%;
    background: var(
      --acs-call-grid-background,
      radial-gradient(120% 90% at 50% 0%, light-dark(#1c202d, #12141b), light-dark(#12151e, #08090d))
    );
  }

  .in-call > h2 {
    position: absolute;
  }

  acs-call-banner {
    grid-area: banner;
  }

  [part='stage'] {
    grid-area: stage;
    position: relative;
    min-inline-size: 0;
    min-block-size: 0;
  }

  /* One stage behind the people and the controls. */
  acs-call-grid {
    --acs-call-grid-background: transparent;
    block-size: 100%;
  }

  acs-notices {
    position: absolute;
    z-index: 2;
    inset-block-start: var(--_space-m);
    inset-inline-end: var(--_space-m);
    inline-size: min(24rem, 100% - 2 * var(--_space-m));
    pointer-events: none;
  }

  acs-control-bar {
    grid-area: bar;
    min-inline-size: 0;
  }

  [part='pane'] {
    grid-area: pane;
    display: flex;
    flex-direction: column;
    inline-size: clamp(17rem, 26cqi, 23rem);
    min-block-size: 0;
    margin-block-start: var(--_space-s);
    margin-inline-end: var(--_space-s);
    overflow: hidden;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.25);
    background: var(--acs-call-pane-background, var(--_surface));
    animation: pane-in calc(var(--_duration) * 1.25) ease-out;
  }

  [part='pane'] > header {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: space-between;
    padding-block: var(--_space-s);
    padding-inline: var(--_space-l) var(--_space-s);
  }

  [part='pane'] h3 {
    margin: 0;
    font-size: 1.0625rem;
    font-weight: 650;
    outline: none;
  }

  .pane-body {
    flex: 1;
    min-block-size: 0;
    overflow: auto;
  }

  .pane-body > acs-participant-list {
    block-size: 100%;
    padding: 0 var(--_space-s) var(--_space-s);
  }

  .pane-body > acs-device-picker {
    padding: var(--_space-s) var(--_space-l) var(--_space-l);
  }

  .pane-body.chat ::slotted(*) {
    block-size: 100%;
  }

  @keyframes pane-in {
    from {
      translate: 0 0.75rem;
    }
  }

  /* Too narrow for two: the pane lies over the people, and the controls stay in reach. */
  @container (inline-size < 46rem) {
    [part='pane'] {
      grid-area: stage;
      z-index: 3;
      align-self: end;
      inline-size: 100%;
      block-size: min(100%, 44rem);
      margin: 0;
      border-block-end: 0;
      border-inline: 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
      box-shadow: 0 -8px 32px rgb(0 0 0 / 18%);
    }
  }

  @container (inline-size >= 30rem) and (inline-size < 46rem) {
    [part='pane'] {
      justify-self: end;
      inline-size: min(100%, 24rem);
      border-inline-start: 1px solid var(--_border);
    }
  }

  @media (forced-colors: active) {
    .in-call {
      background: Canvas;
    }
  }
`;
