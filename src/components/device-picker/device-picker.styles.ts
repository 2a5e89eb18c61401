import { css } from 'lit';

export const devicePickerStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--_space-l);
  }

  [part='field'] {
    display: flex;
    flex-direction: column;
    gap: 0.375rem;
    min-inline-size: 0;
  }

  label,
  .label {
    display: flex;
    align-items: center;
    gap: var(--_space-s);
    font-size: 0.875rem;
    font-weight: 600;
  }

  .label .icon,
  label .icon {
    color: var(--_muted);
  }

  .select {
    position: relative;
  }

  .select > .icon {
    position: absolute;
    inset-block-start: calc(50% - 0.625em);
    inset-inline-end: 0.75rem;
    color: var(--_muted);
    pointer-events: none;
  }

  select {
    appearance: none;
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding-block: 0.4rem;
    padding-inline: 0.875rem 2.5rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    font: inherit;
    color: var(--_text);
    background: var(--acs-device-picker-background, var(--_surface));
    text-overflow: ellipsis;
    cursor: pointer;
    transition: border-color var(--_duration);
  }

  select:hover:not(:disabled) {
    border-color: color-mix(in srgb, transparent, var(--_text) 38%);
  }

  select:disabled {
    cursor: default;
  }

  option {
    color: FieldText;
    background: Field;
  }

  p {
    margin: 0;
    font-size: 0.875rem;
    color: var(--_muted);
    text-wrap: pretty;
  }

  .problem {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--_space-s);
    padding: var(--_space-s) var(--_space-m);
    border-radius: var(--_radius);
    color: var(--_text);
    background: var(--_control);
  }

  .problem .icon {
    margin-block-start: 0.1em;
    color: var(--_warning);
  }

  .test {
    display: flex;
    flex-direction: column;
    gap: 0.3rem;
    padding-block-start: 0.3rem;
  }

  .button.small {
    align-self: start;
  }
`;
